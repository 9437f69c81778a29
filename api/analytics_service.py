"""What every reading door does before it asks: defaults and limits."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from core.activity.analytics.questions import (
    MAX_DAYS,
    MAX_EVENTS,
    MAX_MINUTES,
    MAX_PERIODS,
    MAX_STEPS,
    MAX_TYPES,
    ActiveUsers,
    Analytics,
    Cohort,
    Filter,
    FunnelStep,
    MinuteTotal,
    Totals,
    TypeTotal,
    Unit,
)
from core.activity.analytics.rules import get_last_minutes
from core.activity.contracts import EventView
from core.activity.rules import MAX_NAME_LENGTH
from core.kit.clock import Clock

DEFAULT_DAYS = 30
MAX_WINDOW = timedelta(days=90)


class OutOfBounds(ValueError):
    """A question over its limits; the text says which and how much is allowed."""


@dataclass(slots=True, frozen=True)
class AnalyticsService:
    """`Analytics` with today's date, defaults and limits. Raises OutOfBounds."""

    analytics: Analytics
    clock: Clock

    async def get_last_events(self, limit: int, where: Filter) -> tuple[EventView, ...]:
        """The newest arrivals first."""
        return await self.analytics.list_last_events(
            _validate_bounds("limit", limit, MAX_EVENTS), where
        )

    async def get_totals(self, minutes: int, where: Filter) -> Totals:
        """Over the last whole minutes and the one that runs."""
        return await self.analytics.get_totals(*self._get_last_minutes(minutes), where)

    async def get_minute_totals(self, minutes: int, where: Filter) -> tuple[MinuteTotal, ...]:
        """The same, minute by minute, without those in which nothing happened."""
        return await self.analytics.list_minute_totals(*self._get_last_minutes(minutes), where)

    async def get_active_users(
        self, first: date | None, last: date | None, event_type: str | None
    ) -> tuple[ActiveUsers, ...]:
        """The last 30 days unless said otherwise."""
        return await self.analytics.list_active_users(
            *self._get_date_range(first, last), _validate_name(event_type)
        )

    async def get_top_events(
        self, first: date | None, last: date | None, limit: int
    ) -> tuple[TypeTotal, ...]:
        """The last 30 days unless said otherwise."""
        bounded = _validate_bounds("limit", limit, MAX_TYPES)
        return await self.analytics.list_top_events(*self._get_date_range(first, last), bounded)

    async def get_retention(
        self,
        unit: Unit,
        first: date | None,
        last: date | None,
        periods: int,
        event_type: str | None,
    ) -> tuple[Cohort, ...]:
        """Cohorts of the last 30 days, or 12 weeks, unless said otherwise."""
        span = self._get_date_range(first, last, DEFAULT_DAYS if unit == "day" else 12 * 7)
        bounded = _validate_bounds("periods", periods, MAX_PERIODS)
        return await self.analytics.get_retention(unit, *span, bounded, _validate_name(event_type))

    async def get_funnel(
        self,
        steps: Sequence[str],
        window: timedelta,
        since: datetime | None,
        until: datetime | None,
    ) -> tuple[FunnelStep, ...]:
        """The last 30 days unless said otherwise."""
        _check_steps(steps)
        if not timedelta() < window <= MAX_WINDOW:
            raise OutOfBounds(f"the window must be up to {MAX_WINDOW.days} days")
        end = ensure_aware(until) or self.clock.now()
        start = ensure_aware(since) or end - timedelta(days=DEFAULT_DAYS)
        if not timedelta() <= end - start <= timedelta(days=MAX_DAYS):
            raise OutOfBounds(f"since must lie before until, by {MAX_DAYS} days at most")
        return await self.analytics.get_funnel(tuple(steps), window, start, end)

    def _get_last_minutes(self, minutes: int) -> tuple[datetime, datetime]:
        return get_last_minutes(self.clock.now(), _validate_bounds("minutes", minutes, MAX_MINUTES))

    def _get_date_range(
        self, first: date | None, last: date | None, days: int = DEFAULT_DAYS
    ) -> tuple[date, date]:
        end = last or self.clock.now().astimezone(UTC).date()
        _check_year(end)
        start = first or end - timedelta(days=days - 1)
        if not 0 <= (end - start).days < MAX_DAYS:
            raise OutOfBounds(f"first must not be after last, and {MAX_DAYS} days at most")
        return start, end


def build_filter(
    event_type: str | None,
    user_id: str | None,
    since: datetime | None = None,
    until: datetime | None = None,
) -> Filter:
    """A filter; an empty name is none, times without a zone are in UTC. Raises OutOfBounds."""
    return Filter(
        _validate_name(event_type),
        _validate_name(user_id),
        ensure_aware(since),
        ensure_aware(until),
    )


def ensure_aware(instant: datetime | None) -> datetime | None:
    """In UTC, which is also meant where no zone is named. Raises OutOfBounds."""
    if instant is None:
        return None
    _check_year(instant.date())
    return instant.replace(tzinfo=UTC) if instant.tzinfo is None else instant.astimezone(UTC)


def validate_search_text(words: str | None) -> str | None:
    """What is searched for, as PostgreSQL takes it. Raises OutOfBounds."""
    if words and "\0" in words:
        raise OutOfBounds("a null character is in no text that is stored")
    return words


def _validate_name(value: str | None) -> str | None:
    """A type or person as the validator lets them in, so that PostgreSQL takes it."""
    if value and (len(value) > MAX_NAME_LENGTH or not value.isprintable()):
        raise OutOfBounds(f"a type or person is 1 to {MAX_NAME_LENGTH} printable characters")
    return value or None


def _check_year(day: date) -> None:
    if not 2000 <= day.year <= 2100:
        raise OutOfBounds("dates lie between 2000 and 2100")


def _validate_bounds(name: str, value: int, most: int) -> int:
    if not 1 <= value <= most:
        raise OutOfBounds(f"{name} must be 1 to {most}")
    return value


def _check_steps(steps: Sequence[str]) -> None:
    if not 2 <= len(steps) <= MAX_STEPS or len(set(steps)) != len(steps):
        raise OutOfBounds(f"a funnel has 2 to {MAX_STEPS} steps, all different")
    for step in steps:
        _validate_name(step)
