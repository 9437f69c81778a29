"""The questions a new habit and its card share: title, days, reminder time."""

import operator
from collections.abc import Awaitable, Callable
from datetime import time
from typing import Any, TypeVar

from aiogram.types import CallbackQuery, ContentType, Message
from aiogram_dialog import DialogManager
from aiogram_dialog.widgets.input import MessageInput
from aiogram_dialog.widgets.kbd import Button, Group, Row, Select
from aiogram_dialog.widgets.text import Format

from bot.context import speaker_of
from bot.dialogs.habits.inputs import BadInput, clean_title, clock_time
from bot.dialogs.habits.lines import WORKDAYS
from bot.hints import hint
from bot.texts import L
from core.habits.contracts import EVERY_DAY
from core.texts import weekday_names

T = TypeVar("T")
Finish = Callable[[DialogManager, T], Awaitable[None]]
IDEAS = ("water", "steps", "read", "calm")
_HOURS = range(7, 23)
_PRESETS = {"every": EVERY_DAY, "workdays": WORKDAYS}


def words_input(read: Callable[[str], T], finish: Finish[T]) -> tuple[MessageInput, MessageInput]:
    """Takes a text through `read`; what is no text, or bad, is answered and the step stays."""

    async def typed(message: Message, _: MessageInput, manager: DialogManager) -> None:
        try:
            value = read(message.text or "")
        except BadInput as bad:
            hint(manager, bad.key, **bad.params)
        else:
            await finish(manager, value)

    return MessageInput(typed, content_types=ContentType.TEXT), MessageInput(_wants_words)


def title_input(finish: Finish[str]) -> tuple[MessageInput, MessageInput]:
    return words_input(clean_title, finish)


def time_widgets(finish: Finish[time | None]) -> tuple[Any, ...]:
    """Full hours as buttons, «off», and typing."""

    async def picked(_: CallbackQuery, __: Any, manager: DialogManager, hour: str) -> None:
        await finish(manager, time(int(hour)))

    async def off(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
        await finish(manager, None)

    hours = Select(
        Format("{item}:00"),
        id="hour",
        item_id_getter=str,
        items=lambda _: [f"{hour:02}" for hour in _HOURS],
        on_click=picked,
    )
    silent = Button(L("habit-no-reminder"), id="off", on_click=off)
    return Group(hours, width=4), silent, *words_input(clock_time, finish)


def days_widgets(save: str, finish: Finish[int]) -> tuple[Any, ...]:
    """Every day, workdays, or a choice by toggles confirmed with the button `save`."""

    async def preset(_: CallbackQuery, button: Button, manager: DialogManager) -> None:
        await finish(manager, _PRESETS[button.widget_id or ""])

    async def confirm(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
        weekdays = int(manager.dialog_data["weekdays"])
        if weekdays:
            await finish(manager, weekdays)
        else:
            hint(manager, "habit-days-none")

    toggles = Select(
        Format("{item[0]}"),
        id="day",
        item_id_getter=operator.itemgetter(1),
        items="toggles",
        on_click=toggle_day,
    )
    presets = (
        Button(L("habit-button-every-day"), id="every", on_click=preset),
        Button(L("habit-button-workdays"), id="workdays", on_click=preset),
    )
    return Row(*presets), Group(toggles, width=4), Button(L(save), id="save", on_click=confirm)


async def toggle_day(_: CallbackQuery, __: Any, manager: DialogManager, code: str) -> None:
    """`+3` adds Thursday, `-3` removes it: a second tap on the same button changes nothing."""
    weekdays, bit = int(manager.dialog_data["weekdays"]), 1 << int(code[1])
    manager.dialog_data["weekdays"] = weekdays | bit if code[0] == "+" else weekdays & ~bit


async def day_toggles(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """The seven days with their marks; dialog_data["weekdays"] holds the choice."""
    weekdays = int(dialog_manager.dialog_data.get("weekdays", EVERY_DAY))
    toggles = []
    for bit, name in enumerate(weekday_names(speaker_of(dialog_manager).locale)):
        on = weekdays >> bit & 1
        toggles.append((f"{'✅' if on else '▫️'} {name}", f"{'-' if on else '+'}{bit}"))
    return {"toggles": toggles, "title": dialog_manager.dialog_data.get("title", "")}


async def ideas(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """Habits to begin with: words and code."""
    speaker = speaker_of(dialog_manager)
    return {"ideas": [(speaker.text(f"habit-idea-{idea}"), idea) for idea in IDEAS]}


async def _wants_words(_: Message, __: MessageInput, manager: DialogManager) -> None:
    """A photo, sticker or voice where words are due."""
    hint(manager, "habit-words-please")
