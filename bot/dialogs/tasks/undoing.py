"""Taking back what was done to several tasks, or an edit, from the window that tells of it."""

from typing import Any

from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager
from aiogram_dialog.widgets.kbd import Button

from bot import undo
from bot.texts import L, Rich
from bot.undo import Undo
from core.kit.messages import Command
from core.tasks import contracts as c

_TOLD = "told"
_BACK = Undo(c.ReopenTasks, c.RestoreTasks, c.DeleteTasks, c.MoveTasks, c.EditTask)


def offer(manager: DialogManager, told: str, command: Command[Any]) -> None:
    """Say what was done in plain words, and offer the command that takes it back."""
    manager.dialog_data[_TOLD] = told
    _BACK.keep(manager, command)


def forget(manager: DialogManager) -> None:
    """What was offered is offered no more."""
    undo.forget(manager)
    manager.dialog_data.pop(_TOLD, None)


def undoable(manager: DialogManager) -> dict[str, Any]:
    """For the window: `told` and whether it can be undone."""
    return {"told": manager.dialog_data.get(_TOLD, ""), "undoable": undo.can_undo(manager)}


def undo_widgets() -> tuple[Rich, Button]:
    """The line that tells, and the button."""
    return (
        Rich("task-told", when="undoable"),
        Button(L("task-undo"), id="undo", on_click=take_back, when="undoable"),
    )


async def take_back(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """A second tap does nothing."""
    await _BACK.take_back(manager)
    forget(manager)
