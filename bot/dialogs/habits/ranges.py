"""Days as people type them for a vacation: «с 1 по 10 августа», «до пятницы», «5 дней». Pure."""

import re
from datetime import date, datetime, timedelta

from bot.dialogs.habits.inputs import BadInput
from bot.words import tidy
from core.tasks.parse import parse

_DAYS = re.compile(r"(\d{1,3})\s*(?:дн\w*|ден\w*|дня|д|days?|d)\.?", re.I)
_BETWEEN = re.compile(
    r"(?:(?:с|со|з|із|from)\s+)?(.+?)\s*(?:[-–—]|(?<!\S)(?:по|до|to|till|until|through)(?!\S))\s*(.+)",
    re.I,
)
_UNTIL = re.compile(r"(?:до|по|until|till|to)\s+(.+)", re.I)


def day_range(words: str, *, now: datetime, zone: str, lang: str, today: date) -> tuple[date, date]:
    """First and last day. Raises BadInput."""
    said = " ".join(tidy(words).split())
    if counted := _DAYS.fullmatch(said):
        return today, today + timedelta(days=max(1, int(counted[1])) - 1)

    def day(part: str) -> date | None:
        return parse(part, now=now, zone=zone, lang=lang).due_date

    first: date | None
    if until := _UNTIL.fullmatch(said):
        first, last = today, day(until[1])
    elif between := _BETWEEN.fullmatch(said):
        last = day(between[2])
        first = _first(between[1], last) or day(between[1])
    else:
        first, last = today, day(said)
    if first is None or last is None or last < first:
        raise BadInput("habit-range-unclear")
    return first, last


def _first(words: str, last: date | None) -> date | None:
    """«1» of «1–10 августа» is of the month of the last day."""
    if last is None or not words.isdecimal() or not 1 <= int(words) <= last.day:
        return None
    return last.replace(day=int(words))
