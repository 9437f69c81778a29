"""A calendar as RFC 5545 has it: events with their rules and alarms, in the person's zone. Pure."""

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from dateutil.rrule import rrulestr

from core.calendar_feed.content_lines import escape_text, fold_line
from core.calendar_feed.contracts import CalendarEntry
from core.calendar_feed.vtimezone import build_vtimezone

YEARS_AHEAD = 10
DEFAULT_MINUTES = 30
_HEAD = (
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Uspevai//Uspevai//EN",
    "CALSCALE:GREGORIAN",
    "METHOD:PUBLISH",
    "REFRESH-INTERVAL;VALUE=DURATION:PT1H",
    "X-PUBLISHED-TTL:PT1H",
)


def render_calendar(
    entries: Iterable[CalendarEntry], *, zone: str, name: str, today: date, alarms: bool
) -> Iterator[str]:
    """The calendar `name` line by line, folded; `alarms` says whether it rings by itself.

    The zone's changes are told from the first entry until ten years from `today`; programs that
    know the zone by its name do without.
    """
    listed = list(entries)
    first = min((entry.day.year for entry in listed if entry.at), default=today.year)
    for line in (*_HEAD, f"NAME:{escape_text(name)}", f"X-WR-CALNAME:{escape_text(name)}"):
        yield fold_line(line)
    if any(entry.at for entry in listed):
        for line in build_vtimezone(zone, max(first - 1, 1970), today.year + YEARS_AHEAD):
            yield fold_line(line)
    for entry in listed:
        for line in _render_event(entry, zone, alarms):
            yield fold_line(line)
    yield fold_line("END:VCALENDAR")


def _render_event(entry: CalendarEntry, zone: str, alarms: bool) -> Iterator[str]:
    rule, day = _align_rule(entry)
    yield "BEGIN:VEVENT"
    yield f"UID:{entry.uid}@uspevai"
    yield f"DTSTAMP:{_format_utc(entry.made_at)}"
    yield f"SUMMARY:{escape_text(entry.title)}"
    if entry.at is None:
        yield f"DTSTART;VALUE=DATE:{day:%Y%m%d}"
        yield "TRANSP:TRANSPARENT"
    else:
        yield f"DTSTART;TZID={zone}:{datetime.combine(day, entry.at):%Y%m%dT%H%M%S}"
        yield f"DURATION:PT{entry.minutes or DEFAULT_MINUTES}M"
    if rule is not None:
        yield f"RRULE:{_convert_until(rule, entry.at, zone)}"
    if entry.notes:
        yield f"DESCRIPTION:{escape_text(entry.notes)}"
    if alarms:
        for before in entry.alarms:
            yield from _render_alarm(before, entry.title)
    yield "END:VEVENT"


def _render_alarm(before: int, title: str) -> tuple[str, ...]:
    return (
        "BEGIN:VALARM",
        "ACTION:DISPLAY",
        f"TRIGGER:{'-' if before else ''}PT{before}M",
        f"DESCRIPTION:{escape_text(title)}",
        "END:VALARM",
    )


def _align_rule(entry: CalendarEntry) -> tuple[str | None, date]:
    """The rule, if it can be kept, and its first day: calendars count the start as an occurrence
    whether the rule says so or not."""
    if entry.rrule is None:
        return None, entry.day
    start = datetime.combine(entry.day, entry.at or time())
    try:
        first = next(iter(rrulestr(entry.rrule, dtstart=start)), None)
    except (ValueError, OverflowError):
        return None, entry.day
    return (entry.rrule, first.date()) if first is not None else (None, entry.day)


def _convert_until(rule: str, at: time | None, zone: str) -> str:
    """UNTIL as RFC 5545 wants it: a date for whole days, UTC for the rest."""
    parts = [part.partition("=") for part in rule.upper().split(";")]
    return ";".join(
        f"{name}={_format_until(value, at, zone) if name == 'UNTIL' else value}"
        for name, _, value in parts
    )


def _format_until(value: str, at: time | None, zone: str) -> str:
    if at is None:
        return value[:8]
    if value.endswith("Z"):
        return value
    digits = value.replace("T", "").ljust(8, "0")
    last = datetime.strptime(digits[:8], "%Y%m%d")  # noqa: DTZ007 - the zone follows
    clock = timedelta(hours=23, minutes=59, seconds=59)
    if len(digits) == 14:
        hours, minutes, seconds = (int(digits[at : at + 2]) for at in (8, 10, 12))
        clock = timedelta(hours=hours, minutes=minutes, seconds=seconds)
    return _format_utc((last + clock).replace(tzinfo=ZoneInfo(zone)))


def _format_utc(instant: datetime) -> str:
    return instant.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")
