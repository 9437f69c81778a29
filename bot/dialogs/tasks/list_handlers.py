"""What a tap or a text does in the list windows."""

from typing import Any
from uuid import UUID

from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager
from aiogram_dialog.widgets.kbd import Button

from bot.dialogs.tasks.card_handlers import open_card
from bot.dialogs.tasks.list_getters import FILTER_KEY, OPENING_KEY, TICKED_KEY
from bot.dialogs.tasks.undo import clear_undo_offer
from bot.ui.context import get_command_executor, get_current_user
from core.tasks.contracts.commands import CompleteTask, ReopenTask

MAX_TICKED = 20


def set_filter(manager: DialogManager, **filters: str) -> None:
    """Narrow the list of all tasks; to nothing shows all."""
    manager.dialog_data[FILTER_KEY] = filters


async def tap_today_task(
    callback: CallbackQuery, widget: Any, manager: DialogManager, task_id: str
) -> None:
    """A tap ticks the task, a second one takes it back; in the other mode it opens the card."""
    if manager.dialog_data.get(OPENING_KEY):
        await open_card(callback, widget, manager, task_id)
        return
    clear_undo_offer(manager)
    ticked = manager.dialog_data.get(TICKED_KEY, [])
    ids = {"user_id": get_current_user(manager).id, "task_id": UUID(hex=task_id)}
    if task_id in ticked:
        await get_command_executor(manager)(ReopenTask(**ids))
        ticked = [one for one in ticked if one != task_id]
    else:
        await get_command_executor(manager)(CompleteTask(**ids))
        ticked = [*ticked, task_id][-MAX_TICKED:]
    manager.dialog_data[TICKED_KEY] = ticked


async def switch_today_mode(_: CallbackQuery, button: Button, manager: DialogManager) -> None:
    """The tasks of the day are ticked, or opened, by a tap."""
    manager.dialog_data[OPENING_KEY] = button.widget_id == "cards"
