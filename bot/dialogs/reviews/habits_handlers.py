"""What a tap or a text does in the habits windows."""

from datetime import date
from typing import Any
from uuid import UUID

from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager

from bot.dialogs.reviews.step_handlers import UNDO_STORE
from bot.ui.context import get_command_executor, get_current_user
from core.habits.contracts.commands import (
    ArchiveHabit,
    CheckInHabit,
    EditHabit,
    RestoreHabit,
    UndoCheckIn,
)


async def tick_habit(_: CallbackQuery, __: Any, manager: DialogManager, code: str) -> None:
    """Tick the day the button was shown on."""
    day, habit_id = date.fromordinal(int(code[:5], 16)), UUID(hex=code[5:])
    person = get_current_user(manager).id
    await get_command_executor(manager)(CheckInHabit(user_id=person, habit_id=habit_id, day=day))
    UNDO_STORE.save_command(manager, UndoCheckIn(user_id=person, habit_id=habit_id, day=day))


async def accept_micro_step(_: CallbackQuery, __: Any, manager: DialogManager, code: str) -> None:
    """The offered step; taken back, the habit asks for what it asked before."""
    before, after, which = code.split(":")
    person, habit_id = get_current_user(manager).id, UUID(hex=which)
    await get_command_executor(manager)(
        EditHabit(user_id=person, habit_id=habit_id, target=float(after))
    )
    UNDO_STORE.save_command(
        manager, EditHabit(user_id=person, habit_id=habit_id, target=float(before))
    )


async def archive_habit(_: CallbackQuery, __: Any, manager: DialogManager, habit_id: str) -> None:
    person, which = get_current_user(manager).id, UUID(hex=habit_id)
    await get_command_executor(manager)(ArchiveHabit(user_id=person, habit_id=which))
    UNDO_STORE.save_command(manager, RestoreHabit(user_id=person, habit_id=which))
