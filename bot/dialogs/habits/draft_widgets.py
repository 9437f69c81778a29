"""The questions a new habit and its card share: title, how it is counted, days, reminders."""

from collections.abc import Awaitable, Callable
from typing import Any, TypeVar

from aiogram.types import CallbackQuery, Message
from aiogram_dialog import DialogManager
from aiogram_dialog.widgets.input import MessageInput
from aiogram_dialog.widgets.kbd import Button, Group, Row

from bot.ui.choosers import create_select
from bot.ui.context import get_current_user, get_query_runner
from bot.ui.hints import show_hint
from bot.ui.inputs import create_text_inputs
from bot.ui.item_codes import WEEKDAY, build_choice_pattern
from bot.ui.texts import I18nText
from bot.ui.weekdays import build_weekday_toggles, toggle_weekday
from core.habits.contracts.plans import (
    EVERY_DAY,
    TITLE_LENGTH,
    EveryDays,
    OnWeekdays,
    Schedule,
    TimesAWeek,
)
from core.habits.parse.habits import parse_schedule
from core.habits.parse.values import (
    InvalidInput,
    Quantity,
    parse_interval_days,
    parse_minutes,
    parse_quantity,
    parse_times_per_week,
    parse_title,
)
from core.users.contracts import WORKDAYS

T = TypeVar("T")
ValueHandler = Callable[[DialogManager, T], Awaitable[None]]
IDEA_CODES = ("water", "steps", "read", "calm")
SUGGESTED_AMOUNTS = {
    "at_least": ("water", "steps", "minutes", "pages"),
    "at_most": ("cups", "screen"),
}
_SCHEDULE_PRESETS = {"every": EVERY_DAY, "workdays": WORKDAYS}
_INTERVAL_OPTIONS = (2, 3, 4, 5, 7, 10, 14, 30)
_MICRO_GOAL_OPTIONS = (10, 15, 20, 30, 45, 60)


def create_parsed_inputs(
    parse: Callable[[str], T], on_value: ValueHandler[T]
) -> tuple[MessageInput, MessageInput]:
    """Takes a text through `read`; what is no text, or bad, is answered and the step stays."""

    async def handle_input(message: Message, _: MessageInput, manager: DialogManager) -> None:
        try:
            value = parse(message.text or "")
        except InvalidInput as bad:
            show_hint(manager, bad.key, **bad.params)
        else:
            await on_value(manager, value)

    return create_text_inputs(handle_input, "habit-words-please")


def create_title_inputs(on_value: ValueHandler[str]) -> tuple[MessageInput, MessageInput]:
    return create_parsed_inputs(parse_title, on_value)


def create_number_buttons(
    id: str, options: tuple[int, ...], on_value: ValueHandler[int], width: int = 4
) -> Group:
    """Buttons of whole numbers."""

    async def handle_pick(_: CallbackQuery, __: Any, manager: DialogManager, code: str) -> None:
        await on_value(manager, int(code))

    shown = [(str(one), str(one)) for one in options]
    return Group(
        create_select(id, lambda _: shown, handle_pick, codes=build_choice_pattern(options)),
        width=width,
    )


def create_weekly_widgets(on_value: ValueHandler[Schedule]) -> tuple[Any, ...]:
    """How many times a week, and which week is meant; a number can be typed."""

    async def handle_times(manager: DialogManager, times: int) -> None:
        await on_value(manager, TimesAWeek(times, bool(manager.dialog_data.get("rolling"))))

    async def choose_week_kind(_: CallbackQuery, button: Button, manager: DialogManager) -> None:
        manager.dialog_data["rolling"] = button.widget_id == "rolling"

    weeks = Row(
        Button(I18nText("habit-week-calendar"), id="calendar", on_click=choose_week_kind),
        Button(I18nText("habit-week-rolling"), id="rolling", on_click=choose_week_kind),
    )
    return (
        weeks,
        create_number_buttons("times", tuple(range(1, 7)), handle_times, 6),
        *create_parsed_inputs(parse_times_per_week, handle_times),
    )


def create_interval_widgets(on_value: ValueHandler[Schedule]) -> tuple[Any, ...]:
    """Every how many days; a number can be typed."""

    async def handle_days(manager: DialogManager, every: int) -> None:
        await on_value(manager, EveryDays(every))

    return create_number_buttons("every", _INTERVAL_OPTIONS, handle_days), *create_parsed_inputs(
        parse_interval_days, handle_days
    )


def create_target_widgets(on_value: ValueHandler[Quantity]) -> tuple[Any, ...]:
    """How much of what: suggestions, or typed as «8 glasses»."""

    async def handle_pick(_: CallbackQuery, __: Any, manager: DialogManager, idea: str) -> None:
        await on_value(
            manager, parse_quantity(get_current_user(manager).translate(f"habit-amount-{idea}"))
        )

    return (
        Group(
            create_select(
                "much",
                "suggested",
                handle_pick,
                codes=build_choice_pattern(
                    one for some in SUGGESTED_AMOUNTS.values() for one in some
                ),
            ),
            width=2,
        ),
        *create_parsed_inputs(parse_quantity, on_value),
    )


def create_micro_widgets(on_value: ValueHandler[int]) -> tuple[Any, ...]:
    """How many minutes it is to become."""
    return create_number_buttons("goal", _MICRO_GOAL_OPTIONS, on_value, 3), *create_parsed_inputs(
        parse_minutes, on_value
    )


def create_days_widgets(save_key: str, on_value: ValueHandler[Schedule]) -> tuple[Any, ...]:
    """Every day, workdays, a choice by toggles confirmed with the button `save`, or typed."""

    async def choose_preset(_: CallbackQuery, button: Button, manager: DialogManager) -> None:
        await on_value(manager, OnWeekdays(_SCHEDULE_PRESETS[button.widget_id or ""]))

    async def confirm_days(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
        weekdays = int(manager.dialog_data["weekdays"])
        if weekdays:
            await on_value(manager, OnWeekdays(weekdays))
        else:
            show_hint(manager, "habit-days-none")

    async def handle_days_input(message: Message, _: MessageInput, manager: DialogManager) -> None:
        current_user, now = get_current_user(manager), get_query_runner(manager).clock.now()
        words = (message.text or "")[:TITLE_LENGTH]
        plan = parse_schedule(
            words, now=now, zone=current_user.profile.zone, lang=current_user.locale
        )
        if plan is None:
            show_hint(manager, "habit-days-unclear")
        else:
            await on_value(manager, plan)

    presets = (
        Button(I18nText("habit-button-every-day"), id="every", on_click=choose_preset),
        Button(I18nText("habit-button-workdays"), id="workdays", on_click=choose_preset),
    )
    toggles = Group(create_select("day", "toggles", toggle_day, codes=WEEKDAY), width=4)
    confirming = Button(I18nText(save_key), id="save", on_click=confirm_days)
    return (
        Row(*presets),
        toggles,
        confirming,
        *create_text_inputs(handle_days_input, "habit-words-please"),
    )


async def toggle_day(_: CallbackQuery, __: Any, manager: DialogManager, code: str) -> None:
    manager.dialog_data["weekdays"] = toggle_weekday(int(manager.dialog_data["weekdays"]), code)


async def get_day_toggles_data(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """The seven days with their marks; dialog_data["weekdays"] holds the choice."""
    weekdays = int(dialog_manager.dialog_data.get("weekdays", EVERY_DAY))
    return {
        "toggles": build_weekday_toggles(weekdays, get_current_user(dialog_manager).locale),
        "title": dialog_manager.dialog_data.get("title", ""),
    }


async def get_week_choice_data(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """Which of the two weeks is chosen."""
    rolling = bool(dialog_manager.dialog_data.get("rolling"))
    return {"calendar_mark": "▫️" if rolling else "✅", "rolling_mark": "✅" if rolling else "▫️"}


async def get_suggestions_data(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """Amounts to choose from, for the kind asked for."""
    kind, current_user = (
        dialog_manager.dialog_data.get("asked", "at_least"),
        get_current_user(dialog_manager),
    )
    shown = [
        (current_user.translate(f"habit-amount-{one}"), one) for one in SUGGESTED_AMOUNTS[kind]
    ]
    return {"suggested": shown, "asked": kind}


async def get_ideas_data(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """Habits to begin with: words and code."""
    current_user = get_current_user(dialog_manager)
    return {"ideas": [(current_user.translate(f"habit-idea-{idea}"), idea) for idea in IDEA_CODES]}
