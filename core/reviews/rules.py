"""Pure rules of weekly reviews: which week, what lies ahead, how overdue tasks are spread."""

from collections.abc import Mapping, Sequence, Set
from datetime import date, datetime, time, timedelta

from core.kit.days import get_monday

_DAY = timedelta(days=1)
_WEEK = timedelta(days=7)
_LOOKS_BACK = timedelta(days=3)
DEFAULT_WEEKDAY, DEFAULT_TIME = 6, time(19)  # of a reminder, unless others are chosen
_NAMES = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


def get_review_week(today: date) -> date:
    """The Monday of the week that is looked back at: until Wednesday it is the last one."""
    return get_monday(today - _LOOKS_BACK)


def list_days_ahead(today: date) -> tuple[date, ...]:
    """The days of the week after the reviewed one that are still to come, today's included."""
    first = get_review_week(today) + _WEEK
    days = (first + _DAY * number for number in range(7))
    return tuple(day for day in days if day >= today)


def calculate_streak(finished: Set[date], week: date) -> int:
    """Weeks reviewed in a row up to `week`, which breaks nothing while it is unfinished."""
    if week not in finished:
        week -= _WEEK
    count = 0
    while week in finished:
        count, week = count + 1, week - _WEEK
    return count


def spread_tasks(count: int, load: Mapping[date, int], days: Sequence[date]) -> list[date]:
    """Days for `count` more tasks, earliest first: each next one goes where there is least."""
    held = {day: load.get(day, 0) for day in days}
    chosen = []
    for _ in range(count if held else 0):
        day = min(held, key=lambda day: (held[day], day))
        held[day] += 1
        chosen.append(day)
    return sorted(chosen)


def calculate_first_time(weekday: int, at: time, now: datetime) -> datetime:
    """The next such moment after `now`, both on the person's clock."""
    day = now.date() + _DAY * ((weekday - now.weekday()) % 7)
    moment = datetime.combine(day, at)
    return moment if moment > now else moment + _WEEK


def build_rrule(weekday: int) -> str:
    return f"FREQ=WEEKLY;BYDAY={_NAMES[weekday]}"
