"""Taking back what was done to several tasks, or an edit, from the window that tells of it."""

from typing import Any

from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager
from aiogram_dialog.widgets.kbd import Button

from bot.ui import undo
from bot.ui.texts import I18nHtml, I18nText
from bot.ui.undo import UndoStore
from core.kit.messages import Command
from core.tasks.contracts.batch import DeleteTasks, MoveTasks, ReopenTasks, RestoreTasks
from core.tasks.contracts.commands import EditTask

_CHANGE_TEXT_KEY = "told"
_UNDO_STORE = UndoStore(ReopenTasks, RestoreTasks, DeleteTasks, MoveTasks, EditTask)


def offer_undo(manager: DialogManager, change_text: str, command: Command[Any]) -> None:
    """Say what was done in plain words, and offer the command that takes it back."""
    manager.dialog_data[_CHANGE_TEXT_KEY] = change_text
    _UNDO_STORE.save_command(manager, command)


def clear_undo_offer(manager: DialogManager) -> None:
    """What was offered is offered no more."""
    undo.clear_undo(manager)
    manager.dialog_data.pop(_CHANGE_TEXT_KEY, None)


def get_undo_data(manager: DialogManager) -> dict[str, Any]:
    """For the window: `told` and whether it can be undone."""
    return {
        "told": manager.dialog_data.get(_CHANGE_TEXT_KEY, ""),
        "undoable": undo.can_undo(manager),
    }


def create_undo_widgets() -> tuple[I18nHtml, Button]:
    """The line that tells, and the button."""
    return (
        I18nHtml("task-told", when="undoable"),
        Button(I18nText("task-undo"), id="undo", on_click=undo_last_change, when="undoable"),
    )


async def undo_last_change(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """A second tap does nothing."""
    await _UNDO_STORE.execute_saved(manager)
    clear_undo_offer(manager)
