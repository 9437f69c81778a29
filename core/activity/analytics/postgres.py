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
from core.activity.analytics.rules import count_reached, group_cohorts, iterate_days, round_to_cents
from core.activity.contracts import EventView
from core.activity.models import MetricsMinute, StoredEvent

MASK_DAYS = 30  # days of one query: with the 29 before them they fit the 63 bits of a bigint
# Compiling dozens of small aggregates takes seconds, running them does not; a funnel sorts much.
_TUNE_SESSION = text("SELECT set_config('jit', 'off', true), set_config('work_mem', '64MB', true)")
EventRow, MinuteRow = StoredEvent, MetricsMinute


@dataclass(slots=True, frozen=True)
class PostgresAnalytics:
    """Answers on connections of its own, so that questions may be asked side by side."""

    engine: AsyncEngine

    async def list_last_events(self, limit: int, where: Filter) -> tuple[EventView, ...]:
        newest = select(*_VIEW_COLUMNS).where(*_build_conditions(where))
        newest = newest.order_by(EventRow.received_at.desc(), EventRow.event_id.desc()).limit(limit)
        return tuple(_build_view(row) for row in await self._fetch_rows(newest))

    async def get_totals(self, since: datetime, until: datetime, where: Filter) -> Totals:
        minutes = _select_minutes(since, until, where).subquery()
        summed = select(func.sum(minutes.c.n), func.sum(minutes.c.total))
        (row,) = await self._fetch_rows(summed)
        return Totals(int(row[0] or 0), round_to_cents(row[1]), since, until)

    async def list_minute_totals(
        self, since: datetime, until: datetime, where: Filter
    ) -> tuple[MinuteTotal, ...]:
        rows = await self._fetch_rows(_select_minutes(since, until, where).order_by("minute"))
        return tuple(MinuteTotal(row.minute, int(row.n), round_to_cents(row.total)) for row in rows)

    async def list_active_users(
        self, first: date, last: date, event_type: str | None = None
    ) -> tuple[ActiveUsers, ...]:
        kind = ANY_TYPE if event_type is None else event_type
        daily = select(Days.day, Days.users).where(
            Days.event_type == kind, Days.day.between(first, last)
        )
        seen = {row.day: row.users for row in await self._fetch_rows(daily)}
        found: list[ActiveUsers] = []
        for start in list(iterate_days(first, last))[::MASK_DAYS]:
            span = list(iterate_days(start, min(last, start + timedelta(MASK_DAYS - 1))))
            given = {"first": start, "type": kind}
            (row,) = await self._fetch_rows(sql.build_presence_windows(len(span)), given)
            for day, week, month in zip(span, row[: len(span)], row[len(span) :], strict=True):
                found.append(ActiveUsers(day, seen.get(day, 0), week, month))
        return tuple(found)

    async def list_top_events(self, first: date, last: date, limit: int) -> tuple[TypeTotal, ...]:
        count = func.sum(Days.n)
        top = (
            select(Days.event_type, count, func.sum(Days.total))
            .where(Days.event_type != ANY_TYPE, Days.day.between(first, last))
            .group_by(Days.event_type)
            .order_by(count.desc(), Days.event_type)
            .limit(limit)
        )
        return tuple(
            TypeTotal(row[0], int(row[1]), round_to_cents(row[2]))
            for row in await self._fetch_rows(top)
        )

    async def get_retention(
        self, unit: Unit, first: date, last: date, periods: int, event_type: str | None = None
    ) -> tuple[Cohort, ...]:
        given = {"first": first, "last": last, "periods": periods, "type": event_type or ANY_TYPE}
        rows = await self._fetch_rows(
            sql.WEEKLY_RETENTION if unit == "week" else sql.DAILY_RETENTION, given
        )
        return tuple(
            Cohort(start, row[0], row)
            for start, row in group_cohorts(((r.start, r.period, r.people) for r in rows), periods)
        )

    async def get_funnel(
        self, steps: tuple[str, ...], window: timedelta, since: datetime, until: datetime
    ) -> tuple[FunnelStep, ...]:
        given: dict[str, Any] = {f"step{place}": step for place, step in enumerate(steps, 1)}
        given |= {"window": window, "since": since, "until": until}
        rows = await self._fetch_rows(sql.build_funnel(len(steps)), given)
        return tuple(
            map(
                FunnelStep,
                steps,
                count_reached(((row.level, row.people) for row in rows), len(steps)),
            )
        )

    async def _fetch_rows(
        self, statement: Executable, given: dict[str, Any] | None = None
    ) -> Sequence[Any]:
        async with self.engine.connect() as connection:
            await connection.execute(_TUNE_SESSION)
            return (await connection.execute(statement, given or {})).all()


def _build_conditions(where: Filter) -> list[ColumnElement[bool]]:
    wanted = (
        (EventRow.event_type, where.event_type),
        (EventRow.user_id, where.user_id),
    )
    found = [column == value for column, value in wanted if value is not None]
    if where.since is not None:
        found.append(EventRow.ts >= where.since)
    if where.until is not None:
        found.append(EventRow.ts < where.until)
    return found


def _select_minutes(since: datetime, until: datetime, where: Filter) -> Select[Any, Any, Any]:
    """Minutes of the rollup; a person's own are counted from the events, by their index."""
    if where.user_id is not None:
        minute = func.date_trunc("minute", EventRow.ts).label("minute")
        span = Filter(where.event_type, where.user_id, since, until)
        counted = select(minute, func.count().label("n"), func.sum(EventRow.amount).label("total"))
        return counted.where(*_build_conditions(span)).group_by(minute)
    summed: Select[Any, Any, Any] = select(
        MinuteRow.minute, func.sum(MinuteRow.n).label("n"), func.sum(MinuteRow.total).label("total")
    )
    summed = summed.where(MinuteRow.minute >= since, MinuteRow.minute < until).group_by(
        MinuteRow.minute
    )
    return (
        summed
        if where.event_type is None
        else summed.where(MinuteRow.event_type == where.event_type)
    )


def _build_view(row: Row[Any]) -> EventView:
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


_VIEW_COLUMNS = (
    EventRow.event_id,
    EventRow.user_id,
    EventRow.event_type,
    EventRow.amount,
    EventRow.ts,
    EventRow.props,
    EventRow.source,
    EventRow.received_at,
)
