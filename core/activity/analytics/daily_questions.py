"""Questions over days: PostgreSQL answers from rollups, ClickHouse from the events."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Any, ClassVar, Self

from sqlalchemy import func, select

from core.activity.analytics import clickhouse_sql, postgres_sql
from core.activity.analytics.bounds import (
    DEFAULT_DAYS,
    MAX_PERIODS,
    MAX_TYPES,
    resolve_days,
    resolve_span,
    validate_count,
    validate_name,
    validate_steps,
    validate_window,
)
from core.activity.analytics.models import ANY_TYPE, Day
from core.activity.analytics.questions import (
    ActiveUsers,
    Cohort,
    FetchClickHouse,
    FetchPostgres,
    FunnelStep,
    Question,
    TypeTotal,
)
from core.activity.analytics.rules import (
    count_reached,
    group_cohorts,
    iterate_presence_windows,
    round_to_cents,
)
from core.activity.analytics.warehouse import Rows
from core.kit.days import iterate_days

MASK_DAYS = 30  # days of one query: with the 29 before them they fit the 63 bits of a bigint
MONTH_DAYS = 30
RETENTION_WEEKS = 12


class Unit(StrEnum):
    """What the cohorts of a retention span."""

    DAY = "day"
    WEEK = "week"


@dataclass(slots=True, frozen=True)
class UsersByDay(Question[tuple[ActiveUsers, ...]]):
    """One row for each day from `first` to `last`, both included."""

    name: ClassVar[str] = "active_users"
    first: date
    last: date
    event_type: str | None = None

    @classmethod
    def build(
        cls,
        now: datetime,
        first: date | None = None,
        last: date | None = None,
        event_type: str | None = None,
    ) -> Self:
        return cls(*resolve_days(now, first, last), validate_name(event_type))

    async def fetch_postgres(self, fetch: FetchPostgres) -> Rows:
        kind = self.event_type or ANY_TYPE
        daily = select(Day.day, Day.users).where(
            Day.event_type == kind, Day.day.between(self.first, self.last)
        )
        seen = {row.day: row.users for row in await fetch(daily, {})}
        found: list[tuple[date, int, int, int]] = []
        for start in list(iterate_days(self.first, self.last))[::MASK_DAYS]:
            span = list(iterate_days(start, min(self.last, start + timedelta(MASK_DAYS - 1))))
            statement = postgres_sql.build_presence_windows(len(span))
            (row,) = await fetch(statement, {"first": start, "type": kind})
            for day, week, month in zip(span, row[: len(span)], row[len(span) :], strict=True):
                found.append((day, seen.get(day, 0), week, month))
        return found

    async def fetch_clickhouse(self, fetch: FetchClickHouse) -> Rows:
        first = self.first - timedelta(MONTH_DAYS - 1)
        given = {"first": first, "last": self.last, "type": self.event_type or ANY_TYPE}
        spells = await fetch(clickhouse_sql.PRESENCE_GAPS, given)
        return list(iterate_presence_windows(spells, self.first, self.last))

    def build_answer(self, rows: Rows) -> tuple[ActiveUsers, ...]:
        return tuple(ActiveUsers(*row) for row in rows)


@dataclass(slots=True, frozen=True)
class TopTypes(Question[tuple[TypeTotal, ...]]):
    """The types by falling count, then by name, over the days `first` to `last`."""

    name: ClassVar[str] = "top_events"
    first: date
    last: date
    limit: int

    @classmethod
    def build(
        cls,
        now: datetime,
        first: date | None = None,
        last: date | None = None,
        types: int = 10,
    ) -> Self:
        return cls(*resolve_days(now, first, last), validate_count("limit", types, MAX_TYPES))

    async def fetch_postgres(self, fetch: FetchPostgres) -> Rows:
        count = func.sum(Day.n)
        top = (
            select(Day.event_type, count, func.sum(Day.total))
            .where(Day.event_type != ANY_TYPE, Day.day.between(self.first, self.last))
            .group_by(Day.event_type)
            .order_by(count.desc(), Day.event_type)
            .limit(self.limit)
        )
        return await fetch(top, {})

    async def fetch_clickhouse(self, fetch: FetchClickHouse) -> Rows:
        given = {"first": self.first, "last": self.last, "limit": self.limit}
        return await fetch(clickhouse_sql.TOP_EVENTS, given)

    def build_answer(self, rows: Rows) -> tuple[TypeTotal, ...]:
        return tuple(
            TypeTotal(kind, int(count), round_to_cents(amount)) for kind, count, amount in rows
        )


@dataclass(slots=True, frozen=True)
class Retention(Question[tuple[Cohort, ...]]):
    """Cohorts that start from `first` to `last`, oldest first, empty ones left out.

    A person belongs where they were first seen ever; weeks begin on Monday, and a week counts if
    its Monday lies from `first` to `last`. `periods` is the number of columns.
    """

    name: ClassVar[str] = "retention"
    unit: Unit
    first: date
    last: date
    periods: int
    event_type: str | None = None

    @classmethod
    def build(
        cls,
        now: datetime,
        unit: Unit = Unit.DAY,
        first: date | None = None,
        last: date | None = None,
        periods: int = 8,
        event_type: str | None = None,
    ) -> Self:
        days = DEFAULT_DAYS if unit == Unit.DAY else RETENTION_WEEKS * 7
        span = resolve_days(now, first, last, days)
        columns = validate_count("periods", periods, MAX_PERIODS)
        return cls(unit, *span, columns, validate_name(event_type))

    async def fetch_postgres(self, fetch: FetchPostgres) -> Rows:
        daily, weekly = postgres_sql.DAILY_RETENTION, postgres_sql.WEEKLY_RETENTION
        return await fetch(weekly if self.unit == Unit.WEEK else daily, self._build_parameters())

    async def fetch_clickhouse(self, fetch: FetchClickHouse) -> Rows:
        daily, weekly = clickhouse_sql.DAILY_RETENTION, clickhouse_sql.WEEKLY_RETENTION
        return await fetch(weekly if self.unit == Unit.WEEK else daily, self._build_parameters())

    def _build_parameters(self) -> dict[str, Any]:
        span = {"first": self.first, "last": self.last, "periods": self.periods}
        return span | {"type": self.event_type or ANY_TYPE}

    def build_answer(self, rows: Rows) -> tuple[Cohort, ...]:
        cohorts = group_cohorts(rows, self.periods)
        return tuple(Cohort(start, row[0], row) for start, row in cohorts)


@dataclass(slots=True, frozen=True)
class Funnel(Question[tuple[FunnelStep, ...]]):
    """How many people did the `steps` (all different) in order within `window` of the first.

    All steps lie from `since` (included) to `until` (not); steps of one instant count in the order
    asked.
    """

    name: ClassVar[str] = "funnel"
    steps: tuple[str, ...]
    window: timedelta
    since: datetime
    until: datetime

    @classmethod
    def build(
        cls,
        now: datetime,
        steps: Sequence[str],
        window_minutes: int = 1_440,
        since: datetime | None = None,
        until: datetime | None = None,
    ) -> Self:
        window = validate_window(window_minutes)
        return cls(validate_steps(steps), window, *resolve_span(now, since, until))

    async def fetch_postgres(self, fetch: FetchPostgres) -> Rows:
        given: dict[str, Any] = {f"step{place}": step for place, step in enumerate(self.steps, 1)}
        given |= {"window": self.window, "since": self.since, "until": self.until}
        return await fetch(postgres_sql.build_funnel(len(self.steps)), given)

    async def fetch_clickhouse(self, fetch: FetchClickHouse) -> Rows:
        window = self.window // timedelta(microseconds=1)
        given = {"steps": list(self.steps), "window": window}
        given |= {"since": self.since, "until": self.until}
        return await fetch(clickhouse_sql.build_funnel(len(self.steps)), given)

    def build_answer(self, rows: Rows) -> tuple[FunnelStep, ...]:
        return tuple(map(FunnelStep, self.steps, count_reached(rows, len(self.steps))))
