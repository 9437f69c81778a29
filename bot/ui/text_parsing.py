"""Days and moments as people type them."""

from datetime import date, datetime, time

from aiogram_dialog import DialogManager

from bot.ui.context import get_current_user, get_query_runner
from core.language.parser import parse_task
from core.language.result import ParsedTask

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
