"""Next occurrences of many reminders: one computation for all that provably share it."""

import re
from dataclasses import dataclass, field
from datetime import UTC, datetime, time, timedelta
from functools import lru_cache

from core.recurrence.schedules import Schedule

# Every day, or every week on named days, without an end: which days these are does not depend on
# the start, once it is past. All other rules are shared by equal starts only.
_OF_ANY_START = re.compile(
    r"FREQ=(DAILY|WEEKLY;BYDAY=(MO|TU|WE|TH|FR|SA|SU)(,(MO|TU|WE|TH|FR|SA|SU))*)"
)
# A week before the oldest instant an answer is kept for (it reaches a week ahead), and the
# distance of any wall clock from UTC.
_LONG_PAST = timedelta(days=16)
_MAX_ENTRIES = 100_000
_Key = tuple[datetime | time, str, str]


@dataclass(slots=True)
class NextOccurrenceCache:
    """Remembers each answer for as long as it holds: what comes next after A is N, and so it is
    after every instant from A until N."""

    _known: dict[_Key, tuple[datetime, datetime]] = field(default_factory=dict)
    _shared: dict[str, bool] = field(default_factory=dict)

    def find_next_after(
        self, start: datetime, zone: str, rrule: str, instant: datetime
    ) -> datetime | None:
        """As Schedule(start, zone, rrule).next_after(instant). Raises as Schedule does."""
        old = self._is_start_independent(rrule) and start <= _get_past_wall_time(instant)
        key = (start.time() if old else start, zone, rrule)
        known = self._known.get(key)
        if known is not None and known[0] <= instant < known[1]:
            return known[1]
        found = Schedule(start, zone, rrule).find_next_after(instant)
        if found is not None:
            if len(self._known) >= _MAX_ENTRIES:
                self._known.clear()
            self._known[key] = instant, found
        return found

    def _is_start_independent(self, rrule: str) -> bool:
        known = self._shared.get(rrule)
        if known is None:
            if len(self._shared) >= _MAX_ENTRIES:
                self._shared.clear()
            known = self._shared[rrule] = _OF_ANY_START.fullmatch(rrule) is not None
        return known


@lru_cache(maxsize=64)
def _get_past_wall_time(instant: datetime) -> datetime:
    """A wall time that is past in every zone, and has been for long."""
    return instant.astimezone(UTC).replace(tzinfo=None) - _LONG_PAST


def find_latest_missed(schedule: Schedule, due: datetime, now: datetime) -> datetime:
    """The last occurrence of those from `due` until `now`: what was missed in between is said
    once."""
    *_, last = due, *schedule.iterate_occurrences(due, now)
    return last
