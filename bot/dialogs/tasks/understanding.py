"""Days and moments as people type them."""

from datetime import date, datetime, time, timedelta

from aiogram_dialog import DialogManager

from bot.context import now_of, reader_of, speaker_of, today_of
from core.tasks.parse import parse
from core.tasks.parse.result import ParsedTask

LONGEST = 100
_REMIND = {"ru": "напомни", "uk": "нагадай", "en": "remind me"}  # makes a lead of an amount


def understand(manager: DialogManager, text: str) -> ParsedTask:
    """Read the text as of the person's now, zone and language."""
    profile = speaker_of(manager).profile
    now = reader_of(manager).clock.now()
    return parse(text, now=now, zone=profile.zone, lang=profile.locale)


def day_in(manager: DialogManager, text: str | None) -> date | None:
    """The day that «в пятницу», "May 5" mean."""
    return understand(manager, (text or "")[:LONGEST]).due_date


def moment_in(
    manager: DialogManager, text: str | None, day: date | None = None, usual: time = time(9)
) -> datetime | None:
    """The local moment that «завтра в 9», "in 40 min", «18:30» mean; on `day` when it is known.

    A day without a time means its `usual` one.
    """
    parsed = understand(manager, (text or "")[:LONGEST])
    if parsed.due_date is None:
        return None
    return datetime.combine(day or parsed.due_date, parsed.due_time or usual)


def leads_in(manager: DialogManager, text: str | None) -> tuple[int, ...]:
    """The minutes beforehand that «за 2 часа», "10 minutes before" mean."""
    asked = _REMIND[speaker_of(manager).locale]
    return understand(manager, f"{asked} {(text or '')[:LONGEST]}").remind_before_minutes


def near_day(manager: DialogManager, name: str | None) -> date | None:
    """The day of a button: today, tomorrow, saturday, monday; None for any other name."""
    today = today_of(manager)
    days = {
        "today": today,
        "tomorrow": today + timedelta(days=1),
        "saturday": today + timedelta(days=(5 - today.weekday()) % 7 or 7),
        "monday": today + timedelta(days=7 - today.weekday()),
    }
    return days.get(name or "")


def next_at(manager: DialogManager, clock: time) -> date:
    """The next day on which `clock` is still ahead."""
    now = now_of(manager)
    return now.date() + timedelta(days=clock <= now.time())
