"""What a tap does in the list of habits and on a card."""

from datetime import date
from typing import Any
from uuid import UUID

from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager, StartMode
from aiogram_dialog.widgets.kbd import Button

from bot.dialogs.habits.getters import load_habit
from bot.routes import Buddies, Habits
from bot.ui.context import get_command_executor, get_current_user, get_local_today
from bot.ui.hints import show_good_news, show_hint
from bot.ui.pagers import reset_pages
from core.habits.contracts.commands import (
    ArchiveHabit,
    CheckInHabit,
    DeleteHabit,
    EditHabit,
    RestoreHabit,
    UndoCheckIn,
)
from core.kit.errors import DomainError


async def initialize_dialog(data: Any, manager: DialogManager) -> None:
    """A card can be opened from outside with the habit's id."""
    manager.dialog_data["day"] = get_local_today(manager).isoformat()
    if isinstance(data, dict) and "habit_id" in data:
        manager.dialog_data["habit_id"] = UUID(hex=data["habit_id"]).hex


async def execute_with_hint(manager: DialogManager, command: Any) -> Any:
    """Execute it; what the rules of habits refuse is said above the window, which stays."""
    try:
        return await get_command_executor(manager)(command)
    except DomainError as refusal:
        if refusal.code not in _HINTED_ERRORS:
            raise
        show_hint(manager, f"error-{refusal.code}", **refusal.params)
        return None


_HINTED_ERRORS = frozenset(
    {"day-not-open", "freeze-points", "freeze-full", "pause-days", "habit-target"}
)


async def handle_tick(_: CallbackQuery, __: Any, manager: DialogManager, code: str) -> None:
    """Do what the button says; the button of a list too old to tick shows the list of today."""
    day, habit_id = date.fromordinal(int(code[1:6], 16)), UUID(hex=code[6:])
    if code[0] == "a":
        await open_amount(manager, habit_id)
        return
    kind = CheckInHabit if code[0] == "c" else UndoCheckIn
    await execute_with_hint(
        manager, kind(user_id=get_current_user(manager).id, habit_id=habit_id, day=day)
    )


async def open_amount(manager: DialogManager, habit_id: UUID) -> None:
    manager.dialog_data.update(habit_id=habit_id.hex, day=get_local_today(manager).isoformat())
    manager.dialog_data.pop("undo", None)
    await manager.switch_to(Habits.amount)


async def open_current_amount(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    await open_amount(manager, get_habit_id(manager))


async def switch_mode(_: CallbackQuery, button: Button, manager: DialogManager) -> None:
    """The list's buttons tick, or open cards."""
    manager.dialog_data["cards"] = button.widget_id == "cards"


async def open_archive(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    reset_pages(manager)
    await manager.switch_to(Habits.archive)


async def open_card(_: CallbackQuery, __: Any, manager: DialogManager, habit_id: str) -> None:
    manager.dialog_data["habit_id"] = UUID(hex=habit_id).hex
    await manager.switch_to(Habits.card)


async def open_today_note(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """About today, from the card."""
    manager.dialog_data.update(day=get_local_today(manager).isoformat(), from_card=True)
    await manager.switch_to(Habits.note)


async def archive_habit(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """The card shows itself and offers the way back."""
    person = get_current_user(manager).id
    await get_command_executor(manager)(
        ArchiveHabit(user_id=person, habit_id=get_habit_id(manager))
    )
    await manager.switch_to(Habits.card)


async def restore_habit(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    person = get_current_user(manager).id
    await get_command_executor(manager)(
        RestoreHabit(user_id=person, habit_id=get_habit_id(manager))
    )


async def delete_habit(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """For good, after a question; the archive says so."""
    person, habit_id = get_current_user(manager).id, get_habit_id(manager)
    card = await get_command_executor(manager)(DeleteHabit(user_id=person, habit_id=habit_id))
    show_good_news(manager, "habit-deleted", title=card.title)
    reset_pages(manager)
    await manager.switch_to(Habits.archive)


async def accept_micro_step(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """The offered micro-step; one that is offered no longer changes nothing."""
    card = await load_habit(manager)
    if card.step is not None:
        await edit_habit(manager, target=card.step.target)


async def postpone_micro_step(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    await edit_habit(manager, later=True)


async def edit_habit(manager: DialogManager, **changes: Any) -> Any:
    """Edit the habit at hand."""
    person, habit_id = get_current_user(manager).id, get_habit_id(manager)
    return await execute_with_hint(manager, EditHabit(user_id=person, habit_id=habit_id, **changes))


def get_habit_id(manager: DialogManager) -> UUID:
    return UUID(hex=manager.dialog_data["habit_id"])


async def open_circle(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """From the card of a habit: who sees it. The way back leads to the card."""
    habit = {"habit_id": manager.dialog_data["habit_id"]}
    await manager.start(Buddies.circle, data=habit, mode=StartMode.RESET_STACK)
