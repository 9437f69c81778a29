"""A calendar as RFC 5545 has it: events with their rules and alarms, in the person's zone. Pure."""

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from dateutil.rrule import rrulestr

from core.personal.contracts import Entry
from core.personal.lines import escaped, folded
from core.personal.zones import vtimezone

YEARS_AHEAD = 10
USUAL_MINUTES = 30
_HEAD = (
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Uspevai//Uspevai//EN",
    "CALSCALE:GREGORIAN",
    "METHOD:PUBLISH",
    "REFRESH-INTERVAL;VALUE=DURATION:PT1H",
    "X-PUBLISHED-TTL:PT1H",
)


def calendar(
    entries: Iterable[Entry], *, zone: str, name: str, today: date, alarms: bool
) -> Iterator[str]:
    """The calendar `name` line by line, folded; `alarms` says whether it rings by itself.

    The zone's changes are told from the first entry until ten years from `today`; programs that
    know the zone by its name do without.
    """
    listed = list(entries)
    first = min((entry.day.year for entry in listed if entry.at), default=today.year)
    for line in (*_HEAD, f"NAME:{escaped(name)}", f"X-WR-CALNAME:{escaped(name)}"):
        yield folded(line)
    if any(entry.at for entry in listed):
        for line in vtimezone(zone, max(first - 1, 1970), today.year + YEARS_AHEAD):
            yield folded(line)
    for entry in listed:
        for line in _event(entry, zone, alarms):
            yield folded(line)
    yield folded("END:VCALENDAR")


def _event(entry: Entry, zone: str, alarms: bool) -> Iterator[str]:
    rule, day = _in_step(entry)
    yield "BEGIN:VEVENT"
    yield f"UID:{entry.uid}@uspevai"
    yield f"DTSTAMP:{_utc(entry.made_at)}"
    yield f"SUMMARY:{escaped(entry.title)}"
    if entry.at is None:
        yield f"DTSTART;VALUE=DATE:{day:%Y%m%d}"
        yield "TRANSP:TRANSPARENT"
    else:
        yield f"DTSTART;TZID={zone}:{datetime.combine(day, entry.at):%Y%m%dT%H%M%S}"
        yield f"DURATION:PT{entry.minutes or USUAL_MINUTES}M"
    if rule is not None:
        yield f"RRULE:{_with_until(rule, entry.at, zone)}"
    if entry.notes:
        yield f"DESCRIPTION:{escaped(entry.notes)}"
    if alarms:
        for before in entry.alarms:
            yield from _alarm(before, entry.title)
    yield "END:VEVENT"


def _alarm(before: int, title: str) -> tuple[str, ...]:
    return (
        "BEGIN:VALARM",
        "ACTION:DISPLAY",
        f"TRIGGER:{'-' if before else ''}PT{before}M",
        f"DESCRIPTION:{escaped(title)}",
        "END:VALARM",
    )


def _in_step(entry: Entry) -> tuple[str | None, date]:
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


def _with_until(rule: str, at: time | None, zone: str) -> str:
    """UNTIL as RFC 5545 wants it: a date for whole days, UTC for the rest."""
    parts = [part.partition("=") for part in rule.upper().split(";")]
    return ";".join(
        f"{name}={_until(value, at, zone) if name == 'UNTIL' else value}"
        for name, _, value in parts
    )


def _until(value: str, at: time | None, zone: str) -> str:
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
    return _utc((last + clock).replace(tzinfo=ZoneInfo(zone)))


def _utc(instant: datetime) -> str:
    return instant.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")
