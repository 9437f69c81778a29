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
    DailyAnalytics,
    Filter,
    FunnelStep,
    MinuteTotal,
    Totals,
    TypeTotal,
    Unit,
)
from core.activity.analytics.warehouse import WarehouseError
from core.activity.contracts import EventView
from core.kit.error_texts import describe_error

log = structlog.get_logger(__name__)
T = TypeVar("T")
question_seconds = Histogram(
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

    live_engine: PostgresAnalytics
    daily_engine: DailyAnalytics | None = None

    async def list_last_events(self, limit: int, where: Filter) -> tuple[EventView, ...]:
        return await self._query_live("last_events", lambda db: db.list_last_events(limit, where))

    async def get_totals(self, since: datetime, until: datetime, where: Filter) -> Totals:
        return await self._query_live("totals", lambda db: db.get_totals(since, until, where))

    async def list_minute_totals(
        self, since: datetime, until: datetime, where: Filter
    ) -> tuple[MinuteTotal, ...]:
        return await self._query_live(
            "minutes", lambda db: db.list_minute_totals(since, until, where)
        )

    async def list_active_users(
        self, first: date, last: date, event_type: str | None = None
    ) -> tuple[ActiveUsers, ...]:
        return await self._query_daily(
            "active_users", lambda db: db.list_active_users(first, last, event_type)
        )

    async def list_top_events(self, first: date, last: date, limit: int) -> tuple[TypeTotal, ...]:
        return await self._query_daily(
            "top_events", lambda db: db.list_top_events(first, last, limit)
        )

    async def get_retention(
        self, unit: Unit, first: date, last: date, periods: int, event_type: str | None = None
    ) -> tuple[Cohort, ...]:
        return await self._query_daily(
            "retention", lambda db: db.get_retention(unit, first, last, periods, event_type)
        )

    async def get_funnel(
        self, steps: tuple[str, ...], window: timedelta, since: datetime, until: datetime
    ) -> tuple[FunnelStep, ...]:
        return await self._query_daily(
            "funnel", lambda db: db.get_funnel(steps, window, since, until)
        )

    async def _query_live(self, name: str, ask: Callable[[PostgresAnalytics], Awaitable[T]]) -> T:
        return await _measure_time(name, "postgresql", ask(self.live_engine))

    async def _query_daily(self, name: str, ask: Callable[[DailyAnalytics], Awaitable[T]]) -> T:
        if self.daily_engine is None:
            return await _measure_time(name, "postgresql", ask(self.live_engine))
        try:
            return await _measure_time(name, "clickhouse", ask(self.daily_engine))
        except WarehouseError as error:
            log.warning("ClickHouse does not answer", question=name, error=describe_error(error))
            fallbacks.labels(name).inc()
            return await _measure_time(name, "postgresql", ask(self.live_engine))


async def _measure_time(question: str, engine: str, answer: Awaitable[T]) -> T:
    began = perf_counter()
    found = await answer
    question_seconds.labels(question, engine).observe(perf_counter() - began)
    return found
