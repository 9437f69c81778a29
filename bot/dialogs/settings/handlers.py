"""What a tap or a text does in the windows."""

from datetime import time
from typing import Any

from aiogram.types import CallbackQuery, Message
from aiogram_dialog import DialogManager
from aiogram_dialog.widgets.input import MessageInput
from aiogram_dialog.widgets.kbd import Button
from msgspec.structs import replace

from bot.dialogs.settings.getters import (
    TimeRange,
    WorkingHours,
    get_changed_fields,
    get_working_hours,
)
from bot.routes import Settings
from bot.ui import weekdays
from bot.ui.context import get_command_executor, get_current_user
from bot.ui.hints import show_hint
from bot.ui.undo import UndoStore, can_undo
from core.kit.messages import Command
from core.language.time_ranges import (
    parse_same_day_range,
    parse_time,
    parse_time_range,
)
from core.users.contracts import (
    WORKDAYS,
    ChangeZone,
    NotificationMode,
    PictureTheme,
    Profile,
    SetDayStart,
    SetNotice,
    SetPictures,
    SetQuietHours,
    SetWorkingHours,
)
from core.users.parse import parse_working_hours
from core.users.rules import LATEST_DAY_START


async def choose_quiet_hours(_: CallbackQuery, __: Any, manager: DialogManager, text: str) -> None:
    await _set_quiet_hours(manager, parse_time_range(text))


async def disable_quiet_hours(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    await _set_quiet_hours(manager, None)


async def handle_quiet_hours_input(
    message: Message, _: MessageInput, manager: DialogManager
) -> None:
    span = parse_time_range(message.text or "")
    if span is None:
        show_hint(manager, "quiet-unclear")
    else:
        await _set_quiet_hours(manager, span)


async def _set_quiet_hours(manager: DialogManager, span: TimeRange | None) -> None:
    """Set and go back to the settings, where words are tasks again."""
    start, end = span or (None, None)
    who = get_current_user(manager).id
    await change_setting(manager, SetQuietHours(user_id=who, quiet_from=start, quiet_to=end))
    await manager.switch_to(Settings.main)


async def choose_working_hours(
    _: CallbackQuery, __: Any, manager: DialogManager, text: str
) -> None:
    """The days can still be chosen then."""
    span = parse_same_day_range(text)
    if span is not None:
        await _set_working_hours(manager, span, get_current_user(manager).profile.work_days)


async def toggle_day(_: CallbackQuery, __: Any, manager: DialogManager, code: str) -> None:
    profile = get_current_user(manager).profile
    days = weekdays.toggle_weekday(profile.work_days, code)
    span = get_working_hours(get_current_user(manager))
    if not days:
        show_hint(manager, "working-no-day")
    elif span is not None and days != profile.work_days:
        await _set_working_hours(manager, span, days)


async def disable_working_hours(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    await _set_working_hours(manager, None, WORKDAYS)
    await manager.switch_to(Settings.main)


async def handle_working_hours_input(
    message: Message, _: MessageInput, manager: DialogManager
) -> None:
    """Set and go back to the settings, where words are tasks again."""
    said = parse_working_hours(message.text or "")
    if said is None:
        night = parse_time_range(message.text or "") is not None
        show_hint(manager, "error-working-hours-order" if night else "working-unclear")
        return
    days = said.days or get_current_user(manager).profile.work_days
    await _set_working_hours(manager, (said.start, said.end), days)
    await manager.switch_to(Settings.main)


async def _set_working_hours(manager: DialogManager, span: WorkingHours | None, days: int) -> None:
    start, end = span or (None, None)
    who = get_current_user(manager).id
    command = SetWorkingHours(user_id=who, work_from=start, work_to=end, work_days=days)
    await change_setting(manager, command)


async def choose_day_start(_: CallbackQuery, __: Any, manager: DialogManager, text: str) -> None:
    await _set_day_start(manager, time(int(text[:2]), int(text[2:])))


async def handle_day_start_input(message: Message, _: MessageInput, manager: DialogManager) -> None:
    begins = parse_time(message.text or "")
    if begins is None or begins > LATEST_DAY_START:
        show_hint(manager, "day-start-unclear")
    else:
        await _set_day_start(manager, begins)


async def _set_day_start(manager: DialogManager, day_start_time: time) -> None:
    """Set and go back to the settings, where words are tasks again."""
    await change_setting(
        manager, SetDayStart(user_id=get_current_user(manager).id, day_start=day_start_time)
    )
    await manager.switch_to(Settings.main)


async def switch_mode(_: CallbackQuery, __: Any, manager: DialogManager, chosen: str) -> None:
    current_user, (kind, _colon, mode) = get_current_user(manager), chosen.partition(":")
    command = SetNotice(user_id=current_user.id, kind=kind, mode=NotificationMode(mode))
    current_user.profile = await get_command_executor(manager)(command)


_UNDO_STORE = UndoStore(ChangeZone, SetDayStart, SetPictures, SetQuietHours, SetWorkingHours)


async def change_setting(manager: DialogManager, command: Command[Profile]) -> None:
    """Execute one of the reversible commands, whose fields are named as the profile's, and keep
    in the dialog how it was before."""
    current_user = get_current_user(manager)
    before = {
        name: getattr(current_user.profile, name) for name in get_changed_fields(type(command))
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


def has_change(_: dict[str, Any], __: Any, manager: DialogManager) -> bool:
    return can_undo(manager)


async def toggle_picture_theme(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """Dark ones become light, light ones dark; it can be taken back."""
    current_user = get_current_user(manager)
    other = (
        PictureTheme.LIGHT
        if current_user.profile.pictures is PictureTheme.DARK
        else PictureTheme.DARK
    )
    await change_setting(manager, SetPictures(user_id=current_user.id, pictures=other))


async def change_zone(manager: DialogManager, zone: str) -> None:
    """The person lives in `zone` now; it can be taken back."""
    await change_setting(manager, ChangeZone(user_id=get_current_user(manager).id, zone=zone))
    await manager.switch_to(Settings.main)
