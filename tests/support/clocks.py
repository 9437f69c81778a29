"""A clock that stands still until it is moved."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

TUESDAY_NOON = datetime(2026, 3, 10, 12, tzinfo=UTC)


@dataclass(slots=True)
class StillClock:
    """Tells `instant` (aware, UTC) again and again."""

    instant: datetime = TUESDAY_NOON

    def now(self) -> datetime:
        return self.instant

    def shift(self, **by: float) -> None:
        """Move by timedelta's arguments."""
        self.instant += timedelta(**by)
