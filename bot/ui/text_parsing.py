"""Days and moments as people type them."""

from datetime import date, datetime, time, timedelta

from aiogram_dialog import DialogManager

from bot.ui.context import get_current_user, get_local_now, get_local_today, get_query_runner
from core.tasks.parse.parser import parse_task
from core.tasks.parse.result import ParsedTask

MAX_TEXT_LENGTH = 100
_REMIND_PHRASES = {"ru": "напомни", "uk": "нагадай", "en": "remind me"}  # makes a lead of an amount


def parse_task_text(manager: DialogManager, text: str) -> ParsedTask:
    """Read the text as of the person's now, zone and language."""
    profile = get_current_user(manager).profile
    now = get_query_runner(manager).clock.now()
    return parse_task(text, now=now, zone=profile.zone, lang=profile.locale)


def parse_day(manager: DialogManager, text: str | None) -> date | None:
    """The day that «в пятницу», "May 5" mean."""
    return parse_task_text(manager, (text or "")[:MAX_TEXT_LENGTH]).due_date


def parse_moment(
    manager: DialogManager, text: str | None, day: date | None = None, default_time: time = time(9)
) -> datetime | None:
    """The local moment that «завтра в 9», "in 40 min", «18:30» mean; on `day` when it is known.

    A day without a time means its `usual` one.
    """
    parsed = parse_task_text(manager, (text or "")[:MAX_TEXT_LENGTH])
    if parsed.due_date is None:
        return None
    return datetime.combine(day or parsed.due_date, parsed.due_time or default_time)


def parse_lead_times(manager: DialogManager, text: str | None) -> tuple[int, ...]:
    """The minutes beforehand that «за 2 часа», "10 minutes before" mean."""
    asked = _REMIND_PHRASES[get_current_user(manager).locale]
    return parse_task_text(
        manager, f"{asked} {(text or '')[:MAX_TEXT_LENGTH]}"
    ).remind_before_minutes


def get_named_day(manager: DialogManager, name: str | None) -> date | None:
    """The day of a button: today, tomorrow, saturday, monday; None for any other name."""
    today = get_local_today(manager)
    days = {
        "today": today,
        "tomorrow": today + timedelta(days=1),
        "saturday": today + timedelta(days=(5 - today.weekday()) % 7 or 7),
        "monday": today + timedelta(days=7 - today.weekday()),
    }
    return days.get(name or "")


def get_next_day_at(manager: DialogManager, time_of_day: time) -> date:
    """The next day on which `clock` is still ahead."""
    now = get_local_now(manager)
    return now.date() + timedelta(days=time_of_day <= now.time())
