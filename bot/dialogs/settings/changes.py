"""Changing what a person has set about themselves, and taking the latest change back."""

from typing import Any

from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager
from aiogram_dialog.widgets.kbd import Button
from msgspec.structs import replace

from bot.context import act_of, speaker_of
from bot.texts import L
from bot.undo import Undo, can_undo
from core.kit.messages import Command
from core.users.contracts import (
    ChangeZone,
    Profile,
    SetDayStart,
    SetPictures,
    SetQuietHours,
    SetWorkingHours,
)

_BACK = Undo(ChangeZone, SetDayStart, SetPictures, SetQuietHours, SetWorkingHours)


async def change(manager: DialogManager, command: Command[Profile]) -> None:
    """Execute one of the reversible commands, whose fields are named as the profile's, and keep
    in the dialog how it was before."""
    speaker = speaker_of(manager)
    before = {name: getattr(speaker.profile, name) for name in _fields(type(command))}
    speaker.profile = await act_of(manager)(command)
    after = {name: getattr(speaker.profile, name) for name in before}
    if after != before:
        _BACK.keep(manager, replace(command, **before))


async def take_back(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """As it was before the latest change; a second tap changes nothing."""
    profile = await _BACK.take_back(manager)
    if profile is not None:
        speaker_of(manager).profile = profile


def undo_button() -> Button:
    """Shown while there is something to take back."""
    return Button(L("settings-undo"), id="undo", on_click=take_back, when=_changed)


def _changed(_: dict[str, Any], __: Any, manager: DialogManager) -> bool:
    return can_undo(manager)


def _fields(kind: type[Command[Profile]]) -> tuple[str, ...]:
    return tuple(name for name in kind.__struct_fields__ if name != "user_id")
