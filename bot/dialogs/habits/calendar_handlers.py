"""What a tap or a text does in the calendar windows."""

from datetime import date
from typing import Any

from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager
from aiogram_dialog.widgets.kbd import Button

from bot.dialogs.habits.calendar_getters import (
    DAY,
    get_command_ids,
    get_day,
    get_month,
    get_return_state,
)
from bot.dialogs.habits.handlers import execute_with_hint, get_habit_id, open_amount
from bot.routes import Habits
from bot.ui.context import get_current_user, get_local_today
from core.habits.contracts.commands import CheckInHabit, NoteDay, SkipDay, UndoCheckIn


async def switch_month(_: CallbackQuery, button: Button, manager: DialogManager) -> None:
    first = get_month(manager, get_local_today(manager))
    moved = first - DAY if button.widget_id == "earlier" else first + DAY * 31
    manager.dialog_data["month"] = moved.replace(day=1).isoformat()


async def open_month(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    manager.dialog_data["month"] = get_local_today(manager).replace(day=1).isoformat()
    await manager.switch_to(Habits.month)


async def open_day(_: CallbackQuery, __: Any, manager: DialogManager, code: str) -> None:
    """A day up to today; what lies ahead, and names, show nothing."""
    if code[0] != "d":
        return
    day = date.fromordinal(int(code[1:], 16))
    if day <= get_local_today(manager):
        manager.dialog_data.update(day=day.isoformat(), from_card=False)
        await manager.switch_to(Habits.day)


async def tick_day(_: CallbackQuery, button: Button, manager: DialogManager) -> None:
    kind = CheckInHabit if button.widget_id == "tick" else UndoCheckIn
    await execute_with_hint(
        manager, kind(user_id=get_current_user(manager).id, **get_command_ids(manager))
    )


async def toggle_day_off(_: CallbackQuery, button: Button, manager: DialogManager) -> None:
    """The day at hand off, or back on."""
    skipped = button.widget_id == "skip"
    await execute_with_hint(
        manager,
        SkipDay(user_id=get_current_user(manager).id, skipped=skipped, **get_command_ids(manager)),
    )


async def toggle_today_off(callback: CallbackQuery, button: Button, manager: DialogManager) -> None:
    manager.dialog_data["day"] = get_local_today(manager).isoformat()
    await toggle_day_off(callback, button, manager)


async def open_day_amount(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    day = get_day(manager)
    await open_amount(manager, get_habit_id(manager))
    manager.dialog_data["day"] = day.isoformat()


async def save_note(manager: DialogManager, note: str) -> None:
    await _change_note(manager, note)


async def delete_note(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    await _change_note(manager, None)


async def close_note(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    await manager.switch_to(get_return_state(manager))


async def _change_note(manager: DialogManager, note: str | None) -> None:
    command = NoteDay(user_id=get_current_user(manager).id, note=note, **get_command_ids(manager))
    if await execute_with_hint(manager, command) is not None:
        await manager.switch_to(get_return_state(manager))
