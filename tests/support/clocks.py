"""Clocks that a test moves: one stands still meanwhile, one runs from a Tuesday morning."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from core.kit.clock import ShiftedClock

TUESDAY_NOON = datetime(2026, 3, 10, 12, tzinfo=UTC)
MORNING_HOUR, TUESDAY = 7, 1  # seven in UTC is ten in Moscow


@dataclass(slots=True)
class RunningClock(ShiftedClock):
    """Runs with the machine's, and stands still while a test depends on speed."""

    standing_at: datetime | None = None

    def now(self) -> datetime:
        return self.standing_at or super(RunningClock, self).now()

    def skip_to_tuesday(self) -> None:
        """Move forward to the next Tuesday, 7:00 UTC."""
        now = self.now()
        start = now.replace(hour=MORNING_HOUR, minute=0, second=0, microsecond=0)
        start += timedelta(days=(TUESDAY - now.weekday()) % 7)
        self.shift(start - now if start > now else start - now + timedelta(weeks=1))

    @contextmanager
    def standing(self) -> Iterator[None]:
        """No time passes inside; afterwards it is as late as if it had."""
        self.standing_at = self.now()
        try:
            yield
        finally:
            self.standing_at = None


def tuesday_morning() -> RunningClock:
    """Runs from the next Tuesday, 7:00 UTC: no test depends on the hour it is started at."""
    clock = RunningClock()
    clock.skip_to_tuesday()
    return clock


@dataclass(slots=True)
class StillClock:
    """Tells `instant` (aware, UTC) again and again."""

    instant: datetime = TUESDAY_NOON

    def now(self) -> datetime:
        return self.instant

    def shift(self, **by: float) -> None:
        """Move by timedelta's arguments."""
        self.instant += timedelta(**by)
