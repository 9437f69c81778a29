"""The questions a new habit and its card share: title, how it is counted, days, reminders."""

from collections.abc import Awaitable, Callable
from typing import Any, TypeVar

from aiogram.types import CallbackQuery, Message
from aiogram_dialog import DialogManager
from aiogram_dialog.widgets.input import MessageInput
from aiogram_dialog.widgets.kbd import Button, Group, Row

from bot.choices import choice
from bot.codes import WEEKDAY, one_of
from bot.context import reader_of, speaker_of
from bot.dialogs.habits.inputs import (
    BadInput,
    Quantity,
    clean_title,
    every_days,
    minutes,
    quantity,
    times_a_week,
)
from bot.dialogs.habits.lines import WORKDAYS
from bot.dialogs.habits.spoken import said_days
from bot.hints import hint
from bot.texts import L
from bot.typed import words_or_hint
from bot.weekdays import toggled, toggles
from core.habits.contracts import (
    EVERY_DAY,
    TITLE_LENGTH,
    EveryDays,
    OnWeekdays,
    Schedule,
    TimesAWeek,
)

T = TypeVar("T")
Finish = Callable[[DialogManager, T], Awaitable[None]]
IDEAS = ("water", "steps", "read", "calm")
SUGGESTED = {"at_least": ("water", "steps", "minutes", "pages"), "at_most": ("cups", "screen")}
_PRESETS = {"every": EVERY_DAY, "workdays": WORKDAYS}
_INTERVALS = (2, 3, 4, 5, 7, 10, 14, 30)
_GOALS = (10, 15, 20, 30, 45, 60)


def words_input(read: Callable[[str], T], finish: Finish[T]) -> tuple[MessageInput, MessageInput]:
    """Takes a text through `read`; what is no text, or bad, is answered and the step stays."""

    async def typed(message: Message, _: MessageInput, manager: DialogManager) -> None:
        try:
            value = read(message.text or "")
        except BadInput as bad:
            hint(manager, bad.key, **bad.params)
        else:
            await finish(manager, value)

    return words_or_hint(typed, "habit-words-please")


def title_input(finish: Finish[str]) -> tuple[MessageInput, MessageInput]:
    return words_input(clean_title, finish)


def numbers(id: str, offered: tuple[int, ...], finish: Finish[int], width: int = 4) -> Group:
    """Buttons of whole numbers."""

    async def picked(_: CallbackQuery, __: Any, manager: DialogManager, code: str) -> None:
        await finish(manager, int(code))

    shown = [(str(one), str(one)) for one in offered]
    return Group(choice(id, lambda _: shown, picked, codes=one_of(offered)), width=width)


def weekly_widgets(finish: Finish[Schedule]) -> tuple[Any, ...]:
    """How many times a week, and which week is meant; a number can be typed."""

    async def done(manager: DialogManager, times: int) -> None:
        await finish(manager, TimesAWeek(times, bool(manager.dialog_data.get("rolling"))))

    async def week(_: CallbackQuery, button: Button, manager: DialogManager) -> None:
        manager.dialog_data["rolling"] = button.widget_id == "rolling"

    weeks = Row(
        Button(L("habit-week-calendar"), id="calendar", on_click=week),
        Button(L("habit-week-rolling"), id="rolling", on_click=week),
    )
    return weeks, numbers("times", tuple(range(1, 7)), done, 6), *words_input(times_a_week, done)


def interval_widgets(finish: Finish[Schedule]) -> tuple[Any, ...]:
    """Every how many days; a number can be typed."""

    async def done(manager: DialogManager, every: int) -> None:
        await finish(manager, EveryDays(every))

    return numbers("every", _INTERVALS, done), *words_input(every_days, done)


def target_widgets(finish: Finish[Quantity]) -> tuple[Any, ...]:
    """How much of what: suggestions, or typed as «8 glasses»."""

    async def picked(_: CallbackQuery, __: Any, manager: DialogManager, idea: str) -> None:
        await finish(manager, quantity(speaker_of(manager).text(f"habit-amount-{idea}")))

    return (
        Group(
            choice(
                "much",
                "suggested",
                picked,
                codes=one_of(one for some in SUGGESTED.values() for one in some),
            ),
            width=2,
        ),
        *words_input(quantity, finish),
    )


def micro_widgets(finish: Finish[int]) -> tuple[Any, ...]:
    """How many minutes it is to become."""
    return numbers("goal", _GOALS, finish, 3), *words_input(minutes, finish)


def days_widgets(save: str, finish: Finish[Schedule]) -> tuple[Any, ...]:
    """Every day, workdays, a choice by toggles confirmed with the button `save`, or typed."""

    async def preset(_: CallbackQuery, button: Button, manager: DialogManager) -> None:
        await finish(manager, OnWeekdays(_PRESETS[button.widget_id or ""]))

    async def confirm(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
        weekdays = int(manager.dialog_data["weekdays"])
        if weekdays:
            await finish(manager, OnWeekdays(weekdays))
        else:
            hint(manager, "habit-days-none")

    async def typed(message: Message, _: MessageInput, manager: DialogManager) -> None:
        speaker, now = speaker_of(manager), reader_of(manager).clock.now()
        words = (message.text or "")[:TITLE_LENGTH]
        plan = said_days(words, now=now, zone=speaker.profile.zone, lang=speaker.locale)
        if plan is None:
            hint(manager, "habit-days-unclear")
        else:
            await finish(manager, plan)

    presets = (
        Button(L("habit-button-every-day"), id="every", on_click=preset),
        Button(L("habit-button-workdays"), id="workdays", on_click=preset),
    )
    toggles = Group(choice("day", "toggles", toggle_day, codes=WEEKDAY), width=4)
    confirming = Button(L(save), id="save", on_click=confirm)
    return Row(*presets), toggles, confirming, *words_or_hint(typed, "habit-words-please")


async def toggle_day(_: CallbackQuery, __: Any, manager: DialogManager, code: str) -> None:
    manager.dialog_data["weekdays"] = toggled(int(manager.dialog_data["weekdays"]), code)


async def day_toggles(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """The seven days with their marks; dialog_data["weekdays"] holds the choice."""
    weekdays = int(dialog_manager.dialog_data.get("weekdays", EVERY_DAY))
    return {
        "toggles": toggles(weekdays, speaker_of(dialog_manager).locale),
        "title": dialog_manager.dialog_data.get("title", ""),
    }


async def week_choice(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """Which of the two weeks is chosen."""
    rolling = bool(dialog_manager.dialog_data.get("rolling"))
    return {"calendar_mark": "▫️" if rolling else "✅", "rolling_mark": "✅" if rolling else "▫️"}


async def suggestions(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """Amounts to choose from, for the kind asked for."""
    kind, speaker = dialog_manager.dialog_data.get("asked", "at_least"), speaker_of(dialog_manager)
    shown = [(speaker.text(f"habit-amount-{one}"), one) for one in SUGGESTED[kind]]
    return {"suggested": shown, "asked": kind}


async def ideas(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """Habits to begin with: words and code."""
    speaker = speaker_of(dialog_manager)
    return {"ideas": [(speaker.text(f"habit-idea-{idea}"), idea) for idea in IDEAS]}
