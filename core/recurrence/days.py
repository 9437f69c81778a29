"""Recurrences by whole days, for what comes back when it was done."""

import re
from datetime import UTC, date, datetime, time, timedelta

from core.recurrence.rrules import parse_rule
from core.recurrence.schedules import Schedule

_COUNT = re.compile(r"COUNT=(\d+)", re.IGNORECASE)
_MOMENT = timedelta(microseconds=1)


def validate_rule(rrule: str, start: date) -> None:
    """Raises DomainError `invalid-recurrence` for a rule that cannot be kept."""
    parse_rule(rrule, datetime.combine(start, time()))


def find_next_day(rrule: str, start: date, after: date) -> tuple[date, str] | None:
    """The first day after `after` of the rule begun on `start`, and the rule from then on (its
    COUNT is less by the days that passed); None when it is over."""
    schedule = Schedule(datetime.combine(start, time()), "UTC", rrule)
    found = schedule.find_next_after(_get_midnight(max(start, after)))
    if found is None:
        return None
    return found.date(), _continue_rule(schedule, rrule, start, found)


def _continue_rule(schedule: Schedule, rrule: str, start: date, following: datetime) -> str:
    """`rrule` for a schedule that starts at `following`."""
    count = _COUNT.search(rrule)
    if count is None:
        return rrule
    passed = sum(
        1 for _ in schedule.iterate_occurrences(_get_midnight(start) - _MOMENT, following - _MOMENT)
    )
    return _COUNT.sub(f"COUNT={int(count[1]) - passed}", rrule)


def _get_midnight(day: date) -> datetime:
    return datetime.combine(day, time(), UTC)
