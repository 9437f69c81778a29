"""Clocks that a test moves: one stands still meanwhile, one runs from a Tuesday morning."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from core.kit.clock import ShiftedClock

TUESDAY_NOON = datetime(2026, 3, 10, 12, tzinfo=UTC)
MORNING_HOUR, TUESDAY = 7, 1  # seven in UTC is ten in Moscow


def tuesday_morning() -> ShiftedClock:
    """Runs from the next Tuesday, 7:00 UTC: no test depends on the hour it is started at."""
    now = datetime.now(UTC)
    start = now.replace(hour=MORNING_HOUR, minute=0, second=0, microsecond=0)
    start += timedelta(days=(TUESDAY - now.weekday()) % 7)
    return ShiftedClock(start - now if start >= now else start - now + timedelta(weeks=1))


@dataclass(slots=True)
class StillClock:
    """Tells `instant` (aware, UTC) again and again."""

    instant: datetime = TUESDAY_NOON

    def now(self) -> datetime:
        return self.instant

    def shift(self, **by: float) -> None:
        """Move by timedelta's arguments."""
        self.instant += timedelta(**by)
