"""Reading events: live ones from PostgreSQL, days from ClickHouse if there is one."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from time import perf_counter
from typing import TypeVar

import structlog
from prometheus_client import Counter, Histogram

from core.activity.analytics.postgres import PostgresAnalytics
from core.activity.analytics.questions import (
    ActiveUsers,
    Cohort,
    Daily,
    Filter,
    FunnelStep,
    MinuteTotal,
    Totals,
    TypeTotal,
    Unit,
)
from core.activity.analytics.warehouse import WarehouseFault
from core.activity.contracts import EventView
from core.kit.error_texts import describe_error

log = structlog.get_logger(__name__)
T = TypeVar("T")
seconds = Histogram(
    "uspevai_activity_question_seconds",
    "Answering a question about events",
    ["question", "engine"],
    buckets=(0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 15, 30),
)
fallbacks = Counter(
    "uspevai_activity_fallbacks_total", "Questions PostgreSQL answered for ClickHouse", ["question"]
)


@dataclass(slots=True, frozen=True)
class ActivityQueries:
    """Every question of `Analytics`.

    ClickHouse is some seconds behind, so that what must be live never goes there; while it is
    away PostgreSQL answers for it.
    """

    live: PostgresAnalytics
    cold: Daily | None = None

    async def last_events(self, limit: int, where: Filter) -> tuple[EventView, ...]:
        return await self._live("last_events", lambda db: db.last_events(limit, where))

    async def totals(self, since: datetime, until: datetime, where: Filter) -> Totals:
        return await self._live("totals", lambda db: db.totals(since, until, where))

    async def minutes(
        self, since: datetime, until: datetime, where: Filter
    ) -> tuple[MinuteTotal, ...]:
        return await self._live("minutes", lambda db: db.minutes(since, until, where))

    async def active_users(
        self, first: date, last: date, event_type: str | None = None
    ) -> tuple[ActiveUsers, ...]:
        return await self._daily(
            "active_users", lambda db: db.active_users(first, last, event_type)
        )

    async def top_events(self, first: date, last: date, limit: int) -> tuple[TypeTotal, ...]:
        return await self._daily("top_events", lambda db: db.top_events(first, last, limit))

    async def retention(
        self, unit: Unit, first: date, last: date, periods: int, event_type: str | None = None
    ) -> tuple[Cohort, ...]:
        return await self._daily(
            "retention", lambda db: db.retention(unit, first, last, periods, event_type)
        )

    async def funnel(
        self, steps: tuple[str, ...], window: timedelta, since: datetime, until: datetime
    ) -> tuple[FunnelStep, ...]:
        return await self._daily("funnel", lambda db: db.funnel(steps, window, since, until))

    async def _live(self, name: str, ask: Callable[[PostgresAnalytics], Awaitable[T]]) -> T:
        return await _timed(name, "postgresql", ask(self.live))

    async def _daily(self, name: str, ask: Callable[[Daily], Awaitable[T]]) -> T:
        if self.cold is None:
            return await _timed(name, "postgresql", ask(self.live))
        try:
            return await _timed(name, "clickhouse", ask(self.cold))
        except WarehouseFault as error:
            log.warning("ClickHouse does not answer", question=name, error=describe_error(error))
            fallbacks.labels(name).inc()
            return await _timed(name, "postgresql", ask(self.live))


async def _timed(question: str, engine: str, answer: Awaitable[T]) -> T:
    began = perf_counter()
    found = await answer
    seconds.labels(question, engine).observe(perf_counter() - began)
    return found
