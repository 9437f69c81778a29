"""What the windows show."""

from datetime import time
from typing import Any

from aiogram_dialog import DialogManager

from bot.ui import weekdays
from bot.ui.context import get_current_user, get_local_now
from bot.ui.current_user import CurrentUser
from bot.ui.languages import LANGUAGE_NAMES
from bot.ui.zones.names import get_place_name
from core.kit.messages import Command
from core.texts import get_weekday_names
from core.users.contracts import (
    EVERY_DAY,
    NOTICE_KINDS,
    NotificationMode,
    Profile,
)
from core.users.rules import LATEST_DAY_START

TimeRange = tuple[time, time]

_USUAL_QUIET_HOURS = ((time(22), time(7)), (time(23), time(8)), (time(0), time(9)))


def _format_time_range(span: tuple[time, time]) -> str:
    """«23:00–08:00»."""
    return f"{span[0]:%H:%M}–{span[1]:%H:%M}"


def _build_time_range_button(
    span: tuple[time, time], chosen: tuple[time, time] | None
) -> tuple[str, str]:
    """The span as words of a button, ticked when chosen, and as its code."""
    words = _format_time_range(span)
    return f"✅ {words}" if span == chosen else words, words


def format_quiet_hours(current_user: CurrentUser) -> str:
    """«23:00–08:00» or «нет»."""
    span = _get_quiet_hours(current_user)
    return _format_time_range(span) if span else current_user.translate("quiet-none")


async def get_quiet_hours_data(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """The hours that are set, and the usual ones to choose from."""
    current_user = get_current_user(dialog_manager)
    chosen = _get_quiet_hours(current_user)
    return {
        "quiet": format_quiet_hours(current_user),
        "usual": [_build_time_range_button(span, chosen) for span in _USUAL_QUIET_HOURS],
        "set": chosen is not None,
    }


def _get_quiet_hours(current_user: CurrentUser) -> TimeRange | None:
    start, end = current_user.profile.quiet_from, current_user.profile.quiet_to
    return None if start is None or end is None else (start, end)


WorkingHours = tuple[time, time]

_USUAL_WORKING_HOURS = tuple((time(hour), time(hour + 9)) for hour in (8, 9, 10, 11))


def format_working_hours(current_user: CurrentUser) -> str:
    """«09:00–18:00, пн–пт» or «не заданы»."""
    span = get_working_hours(current_user)
    if span is None:
        return current_user.translate("working-none")
    return (
        f"{_format_time_range(span)}, {_format_days(current_user.profile.work_days, current_user)}"
    )


async def get_working_hours_data(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """The hours that are set, the usual ones to choose from, and the days with their marks."""
    current_user = get_current_user(dialog_manager)
    chosen = get_working_hours(current_user)
    return {
        "working": format_working_hours(current_user),
        "usual": [_build_time_range_button(one, chosen) for one in _USUAL_WORKING_HOURS],
        "days": weekdays.build_weekday_toggles(current_user.profile.work_days, current_user.locale),
        "set": chosen is not None,
    }


def get_working_hours(current_user: CurrentUser) -> WorkingHours | None:
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


HALF_HOURS = tuple(time(half // 2, half % 2 * 30) for half in range(2 * LATEST_DAY_START.hour + 1))


async def get_day_start_data(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """The beginning that is set among those to choose from."""
    chosen = get_current_user(dialog_manager).profile.day_start
    halves = [(f"{'✅ ' if one == chosen else ''}{one:%H:%M}", f"{one:%H%M}") for one in HALF_HOURS]
    return {"begins": f"{chosen:%H:%M}", "halves": halves}


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
    mode = current_user.profile.get_notification_mode(kind)
    name = current_user.translate(f"notices-kind-{kind}")
    return current_user.translate(f"notices-mode-{mode}", kind=name), f"{kind}:{_NEXT_MODES[mode]}"


def get_changed_fields(kind: type[Command[Profile]]) -> tuple[str, ...]:
    return tuple(name for name in kind.__struct_fields__ if name != "user_id")


async def get_settings_data(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """Language, place and the person's clock, and the hours they have set."""
    current_user = get_current_user(dialog_manager)
    profile = current_user.profile
    return {
        "language": LANGUAGE_NAMES[profile.locale],
        "place": get_place_name(profile.zone, profile.locale),
        "begins": f"{profile.day_start:%H:%M}",
        "working": format_working_hours(current_user),
        "quiet": format_quiet_hours(current_user),
        "pictures": profile.pictures.value,
        "clock": f"{get_local_now(dialog_manager):%H:%M}",
    }
