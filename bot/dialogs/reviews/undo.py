"""Taking back the last thing done in a step of the review."""

from typing import Any

import msgspec
from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager
from aiogram_dialog.widgets.kbd import Button

from bot.context import act_of
from bot.texts import L
from core.career.contracts import TakeBackAnswer, UndoMove, UntickMilestone
from core.habits.contracts import EditHabit, RestoreHabit, UndoCheckIn
from core.kit.messages import Command
from core.tasks.contracts import DeleteTask, MoveTasks

_KEY = "undo"
_BACK: dict[str, type[Command[Any]]] = {
    kind.subject: kind
    for kind in (
        UndoMove,
        UntickMilestone,
        TakeBackAnswer,
        UndoCheckIn,
        RestoreHabit,
        EditHabit,
        MoveTasks,
        DeleteTask,
    )
}


def keep(manager: DialogManager, command: Command[Any]) -> None:
    """`command` takes back what was just done."""
    body = msgspec.to_builtins(command)
    manager.dialog_data[_KEY] = {"subject": command.subject, "body": body}


def forget(manager: DialogManager) -> None:
    manager.dialog_data.pop(_KEY, None)


def can_undo(manager: DialogManager) -> bool:
    return _KEY in manager.dialog_data


async def take_back(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    kept = manager.dialog_data.pop(_KEY, None)
    if kept is not None:
        await act_of(manager)(msgspec.convert(kept["body"], _BACK[kept["subject"]]))


def undo_button() -> Button:
    return Button(L("weekly-undo"), id="undo", on_click=take_back, when="can_undo")
