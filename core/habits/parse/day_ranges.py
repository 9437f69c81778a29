"""Days as people type them for a vacation: «с 1 по 10 августа», «до пятницы», «5 дней». Pure."""

import re
from datetime import date, datetime, timedelta

from core.habits.parse.values import InvalidInput
from core.language.parser import parse_task
from core.language.sanitizing import sanitize_text

_DAY_COUNT_PATTERN = re.compile(r"(\d{1,3})\s*(?:дн\w*|ден\w*|дня|д|days?|d)\.?", re.I)
_RANGE_PATTERN = re.compile(
    r"(?:(?:с|со|з|із|from)\s+)?(.+?)\s*(?:[-–—]|(?<!\S)(?:по|до|to|till|until|through)(?!\S))\s*(.+)",
    re.I,
)
_UNTIL_PATTERN = re.compile(r"(?:до|по|until|till|to)\s+(.+)", re.I)


def parse_day_range(
    text: str, *, now: datetime, zone: str, lang: str, today: date
) -> tuple[date, date]:
    """First and last day. Raises BadInput."""
    said = " ".join(sanitize_text(text).split())
    if counted := _DAY_COUNT_PATTERN.fullmatch(said):
        return today, today + timedelta(days=max(1, int(counted[1])) - 1)

    def parse_day(part: str) -> date | None:
        return parse_task(part, now=now, zone=zone, lang=lang).due_date

    first: date | None
    if until := _UNTIL_PATTERN.fullmatch(said):
        first, last = today, parse_day(until[1])
    elif between := _RANGE_PATTERN.fullmatch(said):
        last = parse_day(between[2])
        first = _parse_first_day(between[1], last) or parse_day(between[1])
    else:
        first, last = today, parse_day(said)
    if first is None or last is None or last < first:
        raise InvalidInput("habit-range-unclear")
    return first, last


def _parse_first_day(text: str, last: date | None) -> date | None:
    """«1» of «1–10 августа» is of the month of the last day."""
    if last is None or not text.isdecimal() or not 1 <= int(text) <= last.day:
        return None
    return last.replace(day=int(text))
