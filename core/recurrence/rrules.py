"""RRULE (RFC 5545) on a naive wall clock: what is accepted, and reaching far ahead quickly."""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache
from itertools import islice

from dateutil.rrule import rrule, rrulestr

from core.kit.errors import DomainError

LAST_WALL = datetime.fromisoformat("9999-12-31T23:59:59")
HORIZON = timedelta(days=100 * 366)
MAX_COUNT = 10_000
# Which filters make sense for which frequency; others could loop for long without a single day.
_FILTERS = {
    "DAILY": {"BYMONTH", "BYMONTHDAY", "BYDAY"},
    "WEEKLY": {"BYMONTH", "BYDAY"},
    "MONTHLY": {"BYMONTH", "BYMONTHDAY", "BYDAY", "BYSETPOS"},
    "YEARLY": {"BYMONTH", "BYMONTHDAY", "BYDAY"},
}
_PART = re.compile(r"([A-Z]+)=([A-Z0-9,+\-]+)")
_UNTIL = re.compile(r"(\d{8})(?:T(\d{6}))?")
_BYDAY = re.compile(r"(?:[+-]?[1-9]\d?)?(?:MO|TU|WE|TH|FR|SA|SU)")
_NUMBERS = {"BYMONTH": 12, "BYMONTHDAY": 31, "BYSETPOS": 28}
# The longest step of each frequency that still comes round within the horizon.
_MAX_INTERVAL = {"DAILY": 3650, "WEEKLY": 520, "MONTHLY": 120, "YEARLY": 10}
_MONTH_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_KEYS = {"FREQ", "INTERVAL", "COUNT", "UNTIL", "BYDAY", "WKST", *_NUMBERS}


class InvalidRule(DomainError):
    """A recurrence that cannot be kept; `reason` is one of a few stable words.

    syntax, part, frequency, interval, count, until, value, never.
    """

    def __init__(self, reason: str) -> None:
        super().__init__("invalid-recurrence", reason=reason)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class _Rule:
    """An accepted rule: COUNT is already turned into the last wall time."""

    freq: str
    interval: int
    body: str
    until: datetime | None


@lru_cache(maxsize=4096)
def parse_rule(text: str, start: datetime) -> _Rule:
    """Check `text` (no "RRULE:" prefix) for a schedule that starts at `start` (naive).

    Raises InvalidRule: finer than DAILY, unknown or repeated parts, values out of range, a rule
    that never happens within a hundred years.
    """
    parts = _split_parts(text)
    freq, interval = _parse_frequency(parts)
    until = _parse_until(parts.pop("UNTIL", None))
    count = parts.pop("COUNT", None)
    if count is not None and until is not None:
        raise InvalidRule("count")
    _check_values(parts)
    _check_filters(freq, interval, parts)
    parts |= _add_implied_parts(freq, parts, start)
    _check_possible(freq, interval, parts, start)
    body = ";".join(f"{key}={value}" for key, value in parts.items())
    first = _find_first(body, start, until)
    if count is not None:
        until = _find_nth(body, start, _parse_number(count, 1, MAX_COUNT, "count"))
    return _Rule(freq, interval, body, until if first is not None else start)


def build_forward_rule(text: str, start: datetime, since: datetime, last: datetime) -> rrule:
    """Occurrences as naive wall times from `since` on, none past `last`.

    The start is moved ahead by whole periods first, so that a distant `since` costs nothing; a few
    occurrences before `since` may come along.
    """
    rule = parse_rule(text, start)
    if rule.until is not None:
        last = min(last, rule.until)
    return _compile_rule(rule.body, _move_start(rule, start, since), last)


def _compile_rule(body: str, start: datetime, until: datetime) -> rrule:
    stop = until.strftime("%Y%m%dT%H%M%S").rjust(15, "0")
    parsed = rrulestr(f"{body};UNTIL={stop}", dtstart=start)
    assert isinstance(parsed, rrule)
    return parsed


def _split_parts(text: str) -> dict[str, str]:
    if len(text) > 500:
        raise InvalidRule("syntax")
    parts: dict[str, str] = {}
    for piece in text.upper().rstrip(";").split(";"):
        match = _PART.fullmatch(piece)
        if match is None:
            raise InvalidRule("syntax")
        if match[1] not in _KEYS or match[1] in parts:
            raise InvalidRule("part")
        parts[match[1]] = match[2]
    return parts


def _parse_frequency(parts: dict[str, str]) -> tuple[str, int]:
    freq = parts.get("FREQ", "")
    if freq not in _MAX_INTERVAL:
        raise InvalidRule("frequency")
    return freq, _parse_number(parts.get("INTERVAL", "1"), 1, _MAX_INTERVAL[freq], "interval")


def _parse_number(text: str, low: int, high: int, reason: str) -> int:
    if not re.fullmatch(r"[+-]?\d{1,6}", text) or not low <= int(text) <= high:
        raise InvalidRule(reason)
    return int(text)


def _parse_until(text: str | None) -> datetime | None:
    if text is None:
        return None
    match = _UNTIL.fullmatch(text)
    if match is None:
        raise InvalidRule("until")
    try:
        return datetime.strptime(match[1] + (match[2] or "235959"), "%Y%m%d%H%M%S")  # noqa: DTZ007
    except ValueError:
        raise InvalidRule("until") from None


def _check_values(parts: dict[str, str]) -> None:
    for key, high in _NUMBERS.items():
        for item in parts[key].split(",") if key in parts else ():
            low = 1 if key == "BYMONTH" else -high
            if _parse_number(item, low, high, "value") == 0:
                raise InvalidRule("value")
    if "BYDAY" in parts and not all(map(_BYDAY.fullmatch, parts["BYDAY"].split(","))):
        raise InvalidRule("value")
    if "WKST" in parts and not re.fullmatch("MO|TU|WE|TH|FR|SA|SU", parts["WKST"]):
        raise InvalidRule("value")


def _check_filters(freq: str, interval: int, parts: dict[str, str]) -> None:
    filters = parts.keys() & (_NUMBERS.keys() | {"BYDAY"})
    if not filters <= _FILTERS[freq]:
        raise InvalidRule("part")
    if interval > 1 and filters & ({"BYMONTH"} if freq == "MONTHLY" else set()):
        raise InvalidRule("part")
    if interval > 1 and freq == "DAILY" and filters:
        raise InvalidRule("part")
    days = parts.get("BYDAY", "")
    if re.search(r"\d", days) and (freq in ("DAILY", "WEEKLY") or "BYMONTHDAY" in parts):
        raise InvalidRule("part")
    if re.search(r"\d\d|[6-9]", days) or ("BYSETPOS" in parts and not _has_enough_days(parts)):
        raise InvalidRule("value")


def _has_enough_days(parts: dict[str, str]) -> bool:
    """Whether every month has as many of the days as BYSETPOS counts."""
    days = parts.get("BYDAY", "")
    if not days or "BYMONTHDAY" in parts or re.search(r"\d", days):
        return False
    return all(abs(int(n)) <= 4 * len(set(days.split(","))) for n in parts["BYSETPOS"].split(","))


def _check_possible(freq: str, interval: int, parts: dict[str, str], start: datetime) -> None:
    """Refuse 31 February and its kin, which the search below would look for until year 9999."""
    days = [abs(int(day)) for day in parts.get("BYMONTHDAY", "1").split(",")]
    months = {int(month) for month in parts.get("BYMONTH", "0").split(",")}
    if months == {0}:
        step = interval if freq == "MONTHLY" else 1
        months = {(start.month - 1 + n * step) % 12 + 1 for n in range(12)}
    if not any(day <= _MONTH_DAYS[month - 1] for day in days for month in months):
        raise InvalidRule("never")


def _add_implied_parts(freq: str, parts: dict[str, str], start: datetime) -> dict[str, str]:
    """What RFC 5545 takes from the start, spelled out, so that the start may be moved."""
    if "BYDAY" in parts or "BYMONTHDAY" in parts:
        return {}
    if freq == "WEEKLY":
        return {"BYDAY": ("MO", "TU", "WE", "TH", "FR", "SA", "SU")[start.weekday()]}
    if freq == "MONTHLY":
        return {"BYMONTHDAY": str(start.day)}
    if freq == "YEARLY":
        month = parts.get("BYMONTH", str(start.month))
        return {"BYMONTH": month, "BYMONTHDAY": str(start.day)}
    return {}


def _find_first(body: str, start: datetime, until: datetime | None) -> datetime | None:
    """The first occurrence, None when `until` comes earlier; InvalidRule when there is none."""
    try:
        first = next(iter(_compile_rule(body, start, _get_horizon(start))), None)
    except (ValueError, OverflowError, IndexError):
        raise InvalidRule("value") from None
    if first is None:
        raise InvalidRule("never")
    return None if until is not None and first > until else first


def _find_nth(body: str, start: datetime, count: int) -> datetime:
    *_, last = islice(_compile_rule(body, start, LAST_WALL), count)
    return last


def _get_horizon(start: datetime) -> datetime:
    return start + HORIZON if start.year < 9890 else LAST_WALL


def _move_start(rule: _Rule, start: datetime, since: datetime) -> datetime:
    """A start of the same phase, at least one period before `since`."""
    if rule.freq in ("DAILY", "WEEKLY"):
        period = rule.interval * (7 if rule.freq == "WEEKLY" else 1)
        steps = (since - start).days // period - 1
        return start + timedelta(days=steps * period) if steps > 0 else start
    months = rule.interval * (12 if rule.freq == "YEARLY" else 1)
    passed = (since.year - start.year) * 12 + since.month - start.month
    steps = passed // months - 1
    if steps <= 0:
        return start
    year, month = divmod(start.year * 12 + start.month - 1 + steps * months, 12)
    if rule.freq == "YEARLY":
        month = 0
    return start.replace(year=year, month=month + 1, day=1)
