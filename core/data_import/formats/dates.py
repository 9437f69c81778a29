"""Dates, durations and rules as other programs write them. Pure; whatever is no date is None."""

import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from dateutil.rrule import rrulestr

from core.data_import.formats.results import ParsedSchedule, ScheduleParser

LAST_YEAR = 2100
_ISO = re.compile(r"(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d)(?::\d\d(?:\.\d+)?)?(Z|[+-]\d\d:?\d\d)?)?")
_SPAN = re.compile(
    r"(?:TRIGGER:)?(-?)P(?:(\d{1,4})D)?(?:T(?:(\d{1,4})H)?(?:(\d{1,6})M)?(?:\d{1,6}S)?)?",
    re.IGNORECASE,
)
_FIRST = datetime(2026, 1, 1)  # noqa: DTZ001 - a wall time to try a rule on


def parse_date(text: str, language: str, zone: str, read: ScheduleParser) -> ParsedSchedule | None:
    """A date by digits, or else in words; None when it says something else as well."""
    return parse_iso_date(text, zone) or read(
        text, language if language in ("ru", "uk", "en") else "en"
    )


def parse_iso_date(text: str, zone: str, *, whole_day: bool = False) -> ParsedSchedule | None:
    """`2026-09-26`, `2026-09-26 07:00`, or an instant, which is told in `zone`."""
    match = _ISO.fullmatch(text.strip())
    if match is None:
        return None
    day, clock, offset = match.groups()
    try:
        moment = datetime.fromisoformat(
            f"{day}T{clock or '00:00'}"
        )  # wall time until it has a zone
        if offset is not None:
            signed = "+00:00" if offset == "Z" else offset
            moment = datetime.fromisoformat(f"{day}T{clock}{signed}").astimezone(_get_zone(zone))
    except (ValueError, OverflowError):
        return None
    if not 1970 <= moment.year <= LAST_YEAR:
        return None
    at = None if clock is None or whole_day else moment.time().replace(second=0)
    return ParsedSchedule(moment.date(), at.replace(tzinfo=None) if at else None)


def convert_zone(when: ParsedSchedule, own: str, zone: str) -> ParsedSchedule | None:
    """What has a time on the clocks of the zone `own`, told in `zone`; a day alone is that day
    anywhere. None for a rule that names days and would have to name others."""
    if when.day is None or when.at is None or own == zone:
        return when
    local = datetime.combine(when.day, when.at, _get_zone(own)).astimezone(_get_zone(zone))
    if local.date() != when.day and "BY" in (when.rrule or ""):
        return None
    return replace(when, day=local.date(), at=local.time().replace(second=0))


def _get_zone(name: str) -> ZoneInfo:
    """UTC for a zone nobody knows."""
    return _find_zone(name) or ZoneInfo("UTC")


def get_known_zone(name: str, otherwise: str) -> str:
    """`name`, or the other one if that is no zone."""
    return name if _find_zone(name) else otherwise


def _find_zone(name: str) -> ZoneInfo | None:
    try:
        return ZoneInfo(name) if name else None
    except (ValueError, OSError, KeyError):
        return None


def parse_minutes_before(text: str) -> int | None:
    """`-PT60M`, `TRIGGER:PT0S`; None for what is after, or no such thing."""
    match = _SPAN.fullmatch(text.strip())
    if match is None or not any(match.groups()[1:]):
        return 0 if match is not None and text.strip().upper().endswith("PT0S") else None
    days, hours, minutes = (int(number or 0) for number in match.groups()[1:])
    total = days * 1440 + hours * 60 + minutes
    if total and not match[1]:
        return None
    return total if total <= 366 * 1440 else None


def parse_rrule(text: str) -> str | None:
    """An RRULE without its prefix; None for what is none, or none that can be kept."""
    found = text.strip().removeprefix("RRULE:").strip(";")
    if not found.upper().startswith("FREQ=") or len(found) > 200:
        return None
    try:
        first = next(iter(rrulestr(found.replace("Z", ""), dtstart=_FIRST)), None)
    except (ValueError, OverflowError, TypeError, AttributeError, KeyError):
        return None
    return None if first is None and "UNTIL" not in found.upper() else found


def parse_millis_day(millis: int) -> ParsedSchedule | None:
    """A day told by its midnight in UTC, in milliseconds."""
    try:
        day = (datetime(1970, 1, 1, tzinfo=UTC) + timedelta(milliseconds=millis)).date()
    except OverflowError:
        return None
    return ParsedSchedule(day) if 1970 <= day.year <= LAST_YEAR else None
