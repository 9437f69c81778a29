"""The questions asked of PostgreSQL: live ones of events and minutes, daily ones of the rollup."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Executable, Row, Select, func, select, text
from sqlalchemy.ext.asyncio import AsyncEngine

from core.activity.analytics import postgres_sql as sql
from core.activity.analytics.models import ANY_TYPE
from core.activity.analytics.models import Day as Days
from core.activity.analytics.questions import (
    ActiveUsers,
    Cohort,
    Filter,
    FunnelStep,
    MinuteTotal,
    Totals,
    TypeTotal,
    Unit,
)
from core.activity.analytics.rules import cents, cohorts, days_between, reached
from core.activity.contracts import EventView
from core.activity.models import MetricsMinute, StoredEvent

MASK_DAYS = 30  # days of one query: with the 29 before them they fit the 63 bits of a bigint
# Compiling dozens of small aggregates takes seconds, running them does not; a funnel sorts much.
_TUNE = text("SELECT set_config('jit', 'off', true), set_config('work_mem', '64MB', true)")
E, M = StoredEvent, MetricsMinute


@dataclass(slots=True, frozen=True)
class PostgresAnalytics:
    """Answers on connections of its own, so that questions may be asked side by side."""

    engine: AsyncEngine

    async def last_events(self, limit: int, where: Filter) -> tuple[EventView, ...]:
        newest = select(*_VIEW).where(*_conditions(where))
        newest = newest.order_by(E.received_at.desc(), E.event_id.desc()).limit(limit)
        return tuple(_view(row) for row in await self._rows(newest))

    async def totals(self, since: datetime, until: datetime, where: Filter) -> Totals:
        minutes = _minutes(since, until, where).subquery()
        summed = select(func.sum(minutes.c.n), func.sum(minutes.c.total))
        (row,) = await self._rows(summed)
        return Totals(int(row[0] or 0), cents(row[1]), since, until)

    async def minutes(
        self, since: datetime, until: datetime, where: Filter
    ) -> tuple[MinuteTotal, ...]:
        rows = await self._rows(_minutes(since, until, where).order_by("minute"))
        return tuple(MinuteTotal(row.minute, int(row.n), cents(row.total)) for row in rows)

    async def active_users(
        self, first: date, last: date, event_type: str | None = None
    ) -> tuple[ActiveUsers, ...]:
        kind = ANY_TYPE if event_type is None else event_type
        daily = select(Days.day, Days.users).where(
            Days.event_type == kind, Days.day.between(first, last)
        )
        seen = {row.day: row.users for row in await self._rows(daily)}
        found: list[ActiveUsers] = []
        for start in list(days_between(first, last))[::MASK_DAYS]:
            span = list(days_between(start, min(last, start + timedelta(MASK_DAYS - 1))))
            given = {"first": start, "type": kind}
            (row,) = await self._rows(sql.windows(len(span)), given)
            for day, week, month in zip(span, row[: len(span)], row[len(span) :], strict=True):
                found.append(ActiveUsers(day, seen.get(day, 0), week, month))
        return tuple(found)

    async def top_events(self, first: date, last: date, limit: int) -> tuple[TypeTotal, ...]:
        count = func.sum(Days.n)
        top = (
            select(Days.event_type, count, func.sum(Days.total))
            .where(Days.event_type != ANY_TYPE, Days.day.between(first, last))
            .group_by(Days.event_type)
            .order_by(count.desc(), Days.event_type)
            .limit(limit)
        )
        return tuple(TypeTotal(row[0], int(row[1]), cents(row[2])) for row in await self._rows(top))

    async def retention(
        self, unit: Unit, first: date, last: date, periods: int, event_type: str | None = None
    ) -> tuple[Cohort, ...]:
        given = {"first": first, "last": last, "periods": periods, "type": event_type or ANY_TYPE}
        rows = await self._rows(sql.WEEKLY if unit == "week" else sql.DAILY, given)
        return tuple(
            Cohort(start, row[0], row)
            for start, row in cohorts(((r.start, r.period, r.people) for r in rows), periods)
        )

    async def funnel(
        self, steps: tuple[str, ...], window: timedelta, since: datetime, until: datetime
    ) -> tuple[FunnelStep, ...]:
        given: dict[str, Any] = {f"step{place}": step for place, step in enumerate(steps, 1)}
        given |= {"window": window, "since": since, "until": until}
        rows = await self._rows(sql.funnel(len(steps)), given)
        return tuple(
            map(FunnelStep, steps, reached(((row.level, row.people) for row in rows), len(steps)))
        )

    async def _rows(
        self, statement: Executable, given: dict[str, Any] | None = None
    ) -> Sequence[Any]:
        async with self.engine.connect() as connection:
            await connection.execute(_TUNE)
            return (await connection.execute(statement, given or {})).all()


def _conditions(where: Filter) -> list[ColumnElement[bool]]:
    wanted = (
        (E.event_type, where.event_type),
        (E.user_id, where.user_id),
    )
    found = [column == value for column, value in wanted if value is not None]
    if where.since is not None:
        found.append(E.ts >= where.since)
    if where.until is not None:
        found.append(E.ts < where.until)
    return found


def _minutes(since: datetime, until: datetime, where: Filter) -> Select[Any, Any, Any]:
    """Minutes of the rollup; a person's own are counted from the events, by their index."""
    if where.user_id is not None:
        minute = func.date_trunc("minute", E.ts).label("minute")
        span = Filter(where.event_type, where.user_id, since, until)
        counted = select(minute, func.count().label("n"), func.sum(E.amount).label("total"))
        return counted.where(*_conditions(span)).group_by(minute)
    summed: Select[Any, Any, Any] = select(
        M.minute, func.sum(M.n).label("n"), func.sum(M.total).label("total")
    )
    summed = summed.where(M.minute >= since, M.minute < until).group_by(M.minute)
    return summed if where.event_type is None else summed.where(M.event_type == where.event_type)


def _view(row: Row[Any]) -> EventView:
    return EventView(
        row.event_id,
        row.user_id,
        row.event_type,
        row.amount,
        row.ts,
        row.props,
        row.source,
        row.received_at,
    )


_VIEW = (
    E.event_id,
    E.user_id,
    E.event_type,
    E.amount,
    E.ts,
    E.props,
    E.source,
    E.received_at,
)
