"""The window of working hours: usual ones and days by button, own ones by typing."""

from datetime import time
from typing import Any

from aiogram.types import CallbackQuery, Message
from aiogram_dialog import DialogManager, Window
from aiogram_dialog.widgets.input import MessageInput
from aiogram_dialog.widgets.kbd import Button, Group, Keyboard

from bot.dialogs.settings.changes import change_setting
from bot.dialogs.settings.workdays import parse_working_hours
from bot.routes import Settings
from bot.ui import weekdays
from bot.ui.choosers import create_select
from bot.ui.clock_inputs import (
    build_time_range_button,
    format_time_range,
    parse_same_day_range,
    parse_time_range,
)
from bot.ui.context import get_current_user
from bot.ui.current_user import CurrentUser
from bot.ui.hints import HintText, show_hint
from bot.ui.inputs import create_text_inputs
from bot.ui.item_codes import SPAN, WEEKDAY
from bot.ui.texts import I18nHtml, I18nText
from core.texts import get_weekday_names
from core.users.contracts import EVERY_DAY, WORKDAYS, SetWorkingHours

TimeRange = tuple[time, time]
_USUAL_RANGES = tuple((time(hour), time(hour + 9)) for hour in (8, 9, 10, 11))


def format_working_hours(current_user: CurrentUser) -> str:
    """«09:00–18:00, пн–пт» or «не заданы»."""
    span = _get_working_hours(current_user)
    if span is None:
        return current_user.translate("working-none")
    return (
        f"{format_time_range(span)}, {_format_days(current_user.profile.work_days, current_user)}"
    )


async def get_working_hours_data(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """The hours that are set, the usual ones to choose from, and the days with their marks."""
    current_user = get_current_user(dialog_manager)
    chosen = _get_working_hours(current_user)
    return {
        "working": format_working_hours(current_user),
        "usual": [build_time_range_button(one, chosen) for one in _USUAL_RANGES],
        "days": weekdays.build_weekday_toggles(current_user.profile.work_days, current_user.locale),
        "set": chosen is not None,
    }


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
    span = _get_working_hours(get_current_user(manager))
    if not days:
        show_hint(manager, "working-no-day")
    elif span is not None and days != profile.work_days:
        await _set_working_hours(manager, span, days)


async def disable_working_hours(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    await _set_working_hours(manager, None, WORKDAYS)
    await manager.switch_to(Settings.main)


async def handle_hours_input(message: Message, _: MessageInput, manager: DialogManager) -> None:
    """Set and go back to the settings, where words are tasks again."""
    said = parse_working_hours(message.text or "")
    if said is None:
        night = parse_time_range(message.text or "") is not None
        show_hint(manager, "error-working-hours-order" if night else "working-unclear")
        return
    days = said.days or get_current_user(manager).profile.work_days
    await _set_working_hours(manager, (said.start, said.end), days)
    await manager.switch_to(Settings.main)


def create_working_hours_window(*buttons: Keyboard) -> Window:
    """`around` are the window's other buttons, below the hours."""
    usual, days = (
        create_select(items, items, on_click, codes=codes)
        for items, on_click, codes in (
            ("usual", choose_working_hours, SPAN),
            ("days", toggle_day, WEEKDAY),
        )
    )
    return Window(
        HintText(),
        I18nHtml("working-text"),
        Group(usual, width=2),
        Group(days, width=4, when="set"),
        Button(
            I18nText("working-off"), id="working_off", on_click=disable_working_hours, when="set"
        ),
        *buttons,
        *create_text_inputs(handle_hours_input, "working-unclear"),
        state=Settings.working,
        getter=get_working_hours_data,
    )


async def _set_working_hours(manager: DialogManager, span: TimeRange | None, days: int) -> None:
    start, end = span or (None, None)
    who = get_current_user(manager).id
    command = SetWorkingHours(user_id=who, work_from=start, work_to=end, work_days=days)
    await change_setting(manager, command)


def _get_working_hours(current_user: CurrentUser) -> TimeRange | None:
    start, end = current_user.profile.work_from, current_user.profile.work_to
    return None if start is None or end is None else (start, end)


def _format_days(days: int, current_user: CurrentUser) -> str:
    """«пн–пт», «каждый день», «пн, ср–пт»."""
    if days == EVERY_DAY:
        return current_user.translate("working-every-day")
    names, chosen = (
        get_weekday_names(current_user.locale),
        [bit for bit in range(7) if days >> bit & 1],
    )
    firsts = [bit for bit in chosen if bit - 1 not in chosen]
    lasts = [bit for bit in chosen if bit + 1 not in chosen]
    runs = zip(firsts, lasts, strict=True)
    return ", ".join(
        names[first] if first == last else f"{names[first]}–{names[last]}" for first, last in runs
    )
