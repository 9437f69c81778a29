"""Taking back what was done to several tasks, or an edit, from the window that tells of it."""

from typing import Any

import msgspec
from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager
from aiogram_dialog.widgets.kbd import Button

from bot.context import act_of, speaker_of
from bot.texts import L, Rich
from core.kit.messages import Command
from core.tasks import contracts as c

_UNDO, _TOLD = "undo", "told"
_KINDS: dict[str, type[Command[Any]]] = {
    one.subject: one for one in (c.ReopenTasks, c.RestoreTasks, c.MoveTasks, c.EditTask)
}


def offer(manager: DialogManager, told: str, command: Command[Any]) -> None:
    """Say what was done in plain words, and offer the command that takes it back."""
    manager.dialog_data[_TOLD] = told
    manager.dialog_data[_UNDO] = {
        "subject": command.subject,
        "command": msgspec.to_builtins(command),
    }


def forget(manager: DialogManager) -> None:
    """What was offered is offered no more."""
    manager.dialog_data.pop(_UNDO, None)
    manager.dialog_data.pop(_TOLD, None)


def undoable(manager: DialogManager) -> dict[str, Any]:
    """For the window: `told` and whether it can be undone."""
    return {"told": manager.dialog_data.get(_TOLD, ""), "undoable": _UNDO in manager.dialog_data}


def undo_widgets() -> tuple[Rich, Button]:
    """The line that tells, and the button."""
    return (
        Rich("task-told", when="undoable"),
        Button(L("task-undo"), id="undo", on_click=undo, when="undoable"),
    )


async def undo(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    kept = manager.dialog_data.get(_UNDO)
    if kept is None:  # a second tap
        return
    kind = _KINDS[kept["subject"]]
    command = msgspec.convert(kept["command"], kind)
    if command.user_id == speaker_of(manager).id:
        await act_of(manager)(command)
    forget(manager)
