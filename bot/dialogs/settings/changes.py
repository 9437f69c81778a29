"""Changing what a person has set about themselves, and taking the latest change back."""

from typing import Any

from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager
from aiogram_dialog.widgets.kbd import Button
from msgspec.structs import replace

from bot.ui.context import get_command_executor, get_current_user
from bot.ui.texts import I18nText
from bot.ui.undo import UndoStore, can_undo
from core.kit.messages import Command
from core.users.contracts import (
    ChangeZone,
    Profile,
    SetDayStart,
    SetPictures,
    SetQuietHours,
    SetWorkingHours,
)

_UNDO_STORE = UndoStore(ChangeZone, SetDayStart, SetPictures, SetQuietHours, SetWorkingHours)


async def change_setting(manager: DialogManager, command: Command[Profile]) -> None:
    """Execute one of the reversible commands, whose fields are named as the profile's, and keep
    in the dialog how it was before."""
    current_user = get_current_user(manager)
    before = {
        name: getattr(current_user.profile, name) for name in _get_changed_fields(type(command))
    }
    current_user.profile = await get_command_executor(manager)(command)
    after = {name: getattr(current_user.profile, name) for name in before}
    if after != before:
        _UNDO_STORE.save_command(manager, replace(command, **before))


async def undo_last_change(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """As it was before the latest change; a second tap changes nothing."""
    profile = await _UNDO_STORE.execute_saved(manager)
    if profile is not None:
        get_current_user(manager).profile = profile


def create_undo_button() -> Button:
    """Shown while there is something to take back."""
    return Button(I18nText("settings-undo"), id="undo", on_click=undo_last_change, when=_has_change)


def _has_change(_: dict[str, Any], __: Any, manager: DialogManager) -> bool:
    return can_undo(manager)


def _get_changed_fields(kind: type[Command[Profile]]) -> tuple[str, ...]:
    return tuple(name for name in kind.__struct_fields__ if name != "user_id")
