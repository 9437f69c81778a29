"""The command that takes back what was done last, kept in the dialog until it is asked for."""

from typing import Any

import msgspec
from aiogram_dialog import DialogManager

from bot.context import act_of, speaker_of
from bot.packing import read_kept
from core.kit.messages import Command

_KEY = "taking_back"


class Undo:
    """Of one room: `kinds` are the commands that take something back there."""

    def __init__(self, *kinds: type[Command[Any]]) -> None:
        self._kinds = {kind.subject: kind for kind in kinds}

    def keep(self, manager: DialogManager, command: Command[Any]) -> None:
        """`command`, one of the kinds, takes back what was just done."""
        assert command.subject in self._kinds, command.subject
        fields = msgspec.to_builtins(command)
        manager.dialog_data[_KEY] = {"subject": command.subject, "fields": fields}

    async def take_back(self, manager: DialogManager) -> Any:
        """The result of the command that was kept; None where there is none, as after a second tap.

        Raises DomainError where it cannot be taken back any more."""
        kept = manager.dialog_data.pop(_KEY, None)
        if kept is None:
            return None
        command = read_kept(kept["fields"], self._kinds[kept["subject"]])
        return await act_of(manager)(command) if command.user_id == speaker_of(manager).id else None


def forget(manager: DialogManager) -> None:
    """What could be taken back can be no more."""
    manager.dialog_data.pop(_KEY, None)


def can_undo(manager: DialogManager) -> bool:
    """Whether there is something to take back."""
    return _KEY in manager.dialog_data
