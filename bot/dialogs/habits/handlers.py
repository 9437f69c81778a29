"""What a tap does in the list of habits and on a card."""

from datetime import date, time
from typing import Any
from uuid import UUID

from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager
from aiogram_dialog.widgets.kbd import Button

from bot.context import act_of, speaker_of
from bot.dialogs.habits.getters import chosen
from bot.dialogs.habits.states import Habits
from bot.hints import hint
from core.habits import contracts as c
from core.kit.errors import DomainError


async def start_habits(data: Any, manager: DialogManager) -> None:
    """A card can be opened from outside with the habit's id."""
    if isinstance(data, dict) and "habit_id" in data:
        manager.dialog_data["habit_id"] = UUID(hex=data["habit_id"]).hex


async def tick(_: CallbackQuery, __: Any, manager: DialogManager, code: str) -> None:
    """Do what the button says; the button of a list too old to tick shows the list of today."""
    day, habit_id = date.fromordinal(int(code[1:6], 16)), UUID(hex=code[6:])
    kind = c.CheckInHabit if code[0] == "c" else c.UndoCheckIn
    try:
        await act_of(manager)(kind(user_id=speaker_of(manager).id, habit_id=habit_id, day=day))
    except DomainError as refusal:
        if refusal.code != "day-not-open":
            raise
        hint(manager, "error-day-not-open")


async def switch_mode(_: CallbackQuery, button: Button, manager: DialogManager) -> None:
    """The list's buttons tick, or open cards."""
    manager.dialog_data["cards"] = button.widget_id == "cards"


async def turn_page(_: CallbackQuery, button: Button, manager: DialogManager) -> None:
    step = {"prev": -1, "next": 1}[button.widget_id or ""]
    manager.dialog_data["page"] = int(manager.dialog_data.get("page", 0)) + step


async def open_card(_: CallbackQuery, __: Any, manager: DialogManager, habit_id: str) -> None:
    manager.dialog_data["habit_id"] = habit_id
    await manager.switch_to(Habits.card)


async def ask_days(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    manager.dialog_data["weekdays"] = (await chosen(manager)).weekdays
    await manager.switch_to(Habits.days)


async def archive(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """The card stays and offers the way back."""
    command = c.ArchiveHabit(user_id=speaker_of(manager).id, habit_id=_habit_id(manager))
    await act_of(manager)(command)


async def restore(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    command = c.RestoreHabit(user_id=speaker_of(manager).id, habit_id=_habit_id(manager))
    await act_of(manager)(command)


async def rename(manager: DialogManager, title: str) -> None:
    await _edit(manager, title=title)


async def set_days(manager: DialogManager, weekdays: int) -> None:
    await _edit(manager, weekdays=weekdays)


async def set_time(manager: DialogManager, clock: time | None) -> None:
    await _edit(manager, remind_time=clock)


async def _edit(manager: DialogManager, **changes: Any) -> None:
    person, habit_id = speaker_of(manager).id, _habit_id(manager)
    await act_of(manager)(c.EditHabit(user_id=person, habit_id=habit_id, **changes))
    await manager.switch_to(Habits.card)


def _habit_id(manager: DialogManager) -> UUID:
    return UUID(hex=manager.dialog_data["habit_id"])
