"""Recurrences by whole days: the Recurrences port over the schedules of this domain."""

import re
from datetime import UTC, date, datetime, time, timedelta

from core.reminders.rrules import parse_rule
from core.reminders.rules import Schedule

_COUNT = re.compile(r"COUNT=(\d+)", re.IGNORECASE)
_MOMENT = timedelta(microseconds=1)


class DayRecurrences:
    """Implements the Recurrences port."""

    def check(self, rrule: str, start: date) -> None:
        parse_rule(rrule, datetime.combine(start, time()))

    def following(self, rrule: str, start: date, after: date) -> tuple[date, str] | None:
        schedule = Schedule(datetime.combine(start, time()), "UTC", rrule)
        found = schedule.next_after(_midnight(max(start, after)))
        if found is None:
            return None
        return found.date(), _from_then_on(schedule, rrule, start, found)


def _from_then_on(schedule: Schedule, rrule: str, start: date, following: datetime) -> str:
    """`rrule` for a schedule that starts at `following`."""
    count = _COUNT.search(rrule)
    if count is None:
        return rrule
    passed = sum(1 for _ in schedule.occurrences(_midnight(start) - _MOMENT, following - _MOMENT))
    return _COUNT.sub(f"COUNT={int(count[1]) - passed}", rrule)


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), UTC)
