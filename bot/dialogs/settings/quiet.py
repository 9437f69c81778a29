"""The window of quiet hours: usual ones by button, own ones by typing."""

from datetime import time
from typing import Any

from aiogram.types import CallbackQuery, Message
from aiogram_dialog import DialogManager, Window
from aiogram_dialog.widgets.input import MessageInput
from aiogram_dialog.widgets.kbd import Button, Group, Keyboard

from bot.dialogs.settings.changes import change_setting
from bot.routes import Settings
from bot.ui.choosers import create_select
from bot.ui.clock_inputs import build_time_range_button, format_time_range, parse_time_range
from bot.ui.context import get_current_user
from bot.ui.current_user import CurrentUser
from bot.ui.hints import HintText, show_hint
from bot.ui.inputs import create_text_inputs
from bot.ui.item_codes import SPAN
from bot.ui.texts import I18nHtml, I18nText
from core.users.contracts import SetQuietHours

TimeRange = tuple[time, time]
_USUAL_RANGES = ((time(22), time(7)), (time(23), time(8)), (time(0), time(9)))


def format_quiet_hours(current_user: CurrentUser) -> str:
    """«23:00–08:00» or «нет»."""
    span = _get_quiet_hours(current_user)
    return format_time_range(span) if span else current_user.translate("quiet-none")


async def get_quiet_hours_data(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """The hours that are set, and the usual ones to choose from."""
    current_user = get_current_user(dialog_manager)
    chosen = _get_quiet_hours(current_user)
    return {
        "quiet": format_quiet_hours(current_user),
        "usual": [build_time_range_button(span, chosen) for span in _USUAL_RANGES],
        "set": chosen is not None,
    }


async def choose_quiet_hours(_: CallbackQuery, __: Any, manager: DialogManager, text: str) -> None:
    await _set_quiet_hours(manager, parse_time_range(text))


async def disable_quiet_hours(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    await _set_quiet_hours(manager, None)


async def handle_hours_input(message: Message, _: MessageInput, manager: DialogManager) -> None:
    span = parse_time_range(message.text or "")
    if span is None:
        show_hint(manager, "quiet-unclear")
    else:
        await _set_quiet_hours(manager, span)


def create_quiet_hours_window(*buttons: Keyboard) -> Window:
    """`around` are the window's other buttons, below the hours."""
    usual = create_select("quiet", "usual", choose_quiet_hours, codes=SPAN)
    return Window(
        HintText(),
        I18nHtml("quiet-text"),
        Group(usual, width=2),
        Button(I18nText("quiet-off"), id="quiet_off", on_click=disable_quiet_hours, when="set"),
        *buttons,
        *create_text_inputs(handle_hours_input, "quiet-unclear"),
        state=Settings.quiet,
        getter=get_quiet_hours_data,
    )


async def _set_quiet_hours(manager: DialogManager, span: TimeRange | None) -> None:
    """Set and go back to the settings, where words are tasks again."""
    start, end = span or (None, None)
    who = get_current_user(manager).id
    await change_setting(manager, SetQuietHours(user_id=who, quiet_from=start, quiet_to=end))
    await manager.switch_to(Settings.main)


def _get_quiet_hours(current_user: CurrentUser) -> TimeRange | None:
    start, end = current_user.profile.quiet_from, current_user.profile.quiet_to
    return None if start is None or end is None else (start, end)
