"""The window of notifications: a line for each kind, switched by a tap."""

from typing import Any

from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager, Window
from aiogram_dialog.widgets.kbd import Group, Keyboard

from bot.routes import Settings
from bot.ui.choosers import create_select
from bot.ui.context import get_command_executor, get_current_user
from bot.ui.current_user import CurrentUser
from bot.ui.item_codes import build_choice_pattern
from bot.ui.notification_modes import get_notification_mode
from bot.ui.texts import I18nHtml
from core.users.contracts import NOTICE_KINDS, NotificationMode, SetNotice

_NEXT_MODES = {
    NotificationMode.ON: NotificationMode.SILENT,
    NotificationMode.SILENT: NotificationMode.OFF,
    NotificationMode.OFF: NotificationMode.ON,
}


async def get_notifications_data(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """Each kind with its mode; a button names the mode it leads to, so that pressing it twice
    changes nothing more."""
    current_user = get_current_user(dialog_manager)
    return {"kinds": [_build_kind_choice(current_user, kind) for kind in NOTICE_KINDS]}


def _build_kind_choice(current_user: CurrentUser, kind: str) -> tuple[str, str]:
    mode = get_notification_mode(current_user.profile, kind)
    name = current_user.translate(f"notices-kind-{kind}")
    return current_user.translate(f"notices-mode-{mode}", kind=name), f"{kind}:{_NEXT_MODES[mode]}"


async def switch_mode(_: CallbackQuery, __: Any, manager: DialogManager, chosen: str) -> None:
    current_user, (kind, _colon, mode) = get_current_user(manager), chosen.partition(":")
    command = SetNotice(user_id=current_user.id, kind=kind, mode=NotificationMode(mode))
    current_user.profile = await get_command_executor(manager)(command)


def create_notifications_window(*buttons: Keyboard) -> Window:
    """`around` are the window's other buttons, below the kinds."""
    lines = create_select(
        "notice",
        "kinds",
        switch_mode,
        codes=f"(?:{build_choice_pattern(NOTICE_KINDS)}):(?:{build_choice_pattern(NotificationMode)})",
    )
    return Window(
        I18nHtml("notices-text"),
        Group(lines, width=1),
        *buttons,
        state=Settings.notices,
        getter=get_notifications_data,
    )
