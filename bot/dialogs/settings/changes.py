"""Changing what a person has set about themselves, and taking the latest change back."""

from typing import Any

import msgspec
from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager
from aiogram_dialog.widgets.kbd import Button

from bot.context import act_of, speaker_of
from bot.texts import L
from core.kit.messages import Command
from core.users.contracts import ChangeZone, Profile, SetDayStart, SetQuietHours, SetWorkingHours

_BACK = "back"
_REVERSIBLE: dict[str, type[Command[Profile]]] = {
    kind.subject: kind for kind in (ChangeZone, SetDayStart, SetQuietHours, SetWorkingHours)
}


async def change(manager: DialogManager, command: Command[Profile]) -> None:
    """Execute one of the reversible commands, whose fields are named as the profile's, and keep
    in the dialog how it was before."""
    speaker = speaker_of(manager)
    before = {name: getattr(speaker.profile, name) for name in _fields(type(command))}
    speaker.profile = await act_of(manager)(command)
    after = {name: getattr(speaker.profile, name) for name in before}
    if after != before:
        kept = msgspec.to_builtins(before)
        manager.dialog_data[_BACK] = {"command": command.subject, "fields": kept}


async def take_back(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """As it was before the latest change; a second tap changes nothing."""
    kept: dict[str, Any] | None = manager.dialog_data.pop(_BACK, None)
    if kept is None:
        return
    speaker = speaker_of(manager)
    fields = kept["fields"] | {"user_id": str(speaker.id)}
    command = msgspec.convert(fields, _REVERSIBLE[kept["command"]])
    speaker.profile = await act_of(manager)(command)


def undo_button() -> Button:
    """Shown while there is something to take back."""
    return Button(L("settings-undo"), id="undo", on_click=take_back, when=_changed)


def _changed(_: dict[str, Any], __: Any, manager: DialogManager) -> bool:
    return _BACK in manager.dialog_data


def _fields(kind: type[Command[Profile]]) -> tuple[str, ...]:
    return tuple(name for name in kind.__struct_fields__ if name != "user_id")
