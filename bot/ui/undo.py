"""The command that takes back what was done last, kept in the dialog until it is asked for."""

from typing import Any

import msgspec
from aiogram_dialog import DialogManager

from bot.ui.callback_data import read_kept
from bot.ui.context import get_command_executor, get_current_user
from core.kit.messages import Command

_UNDO_KEY = "taking_back"


class UndoStore:
    """Of one dialog: `kinds` are the commands that take something back there."""

    def __init__(self, *kinds: type[Command[Any]]) -> None:
        self._kinds = {kind.subject: kind for kind in kinds}

    def save_command(self, manager: DialogManager, command: Command[Any]) -> None:
        """`command`, one of the kinds, takes back what was just done."""
        assert command.subject in self._kinds, command.subject
        fields = msgspec.to_builtins(command)
        manager.dialog_data[_UNDO_KEY] = {"subject": command.subject, "fields": fields}

    async def execute_saved(self, manager: DialogManager) -> Any:
        """The result of the command that was kept; None where there is none, as after a second tap.

        Raises DomainError where it cannot be taken back any more."""
        kept = manager.dialog_data.pop(_UNDO_KEY, None)
        if kept is None:
            return None
        command = read_kept(kept["fields"], self._kinds[kept["subject"]])
        return (
            await get_command_executor(manager)(command)
            if command.user_id == get_current_user(manager).id
            else None
        )


def clear_undo(manager: DialogManager) -> None:
    """What could be taken back can be no more."""
    manager.dialog_data.pop(_UNDO_KEY, None)


def can_undo(manager: DialogManager) -> bool:
    """Whether there is something to take back."""
    return _UNDO_KEY in manager.dialog_data
