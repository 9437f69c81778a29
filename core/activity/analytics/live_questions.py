"""Questions about the last events and minutes: PostgreSQL knows them at once."""

import json
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, ClassVar, Self

from sqlalchemy import ColumnElement, Select, func, select

from core.activity.analytics import clickhouse_sql
from core.activity.analytics.bounds import MAX_EVENTS, MAX_MINUTES, build_filter, validate_count
from core.activity.analytics.questions import (
    FetchClickHouse,
    FetchPostgres,
    Filter,
    MinuteTotal,
    Question,
    R,
    Totals,
)
from core.activity.analytics.rules import get_last_minutes, round_to_cents
from core.activity.analytics.warehouse import Rows
from core.activity.contracts import EventView
from core.activity.models import MetricsMinute, StoredEvent


@dataclass(slots=True, frozen=True)
class LastEvents(Question[tuple[EventView, ...]]):
    """The newest arrivals first, at most `limit`."""

    name: ClassVar[str] = "last_events"
    is_live: ClassVar[bool] = True
    limit: int
    where: Filter = field(default_factory=Filter)

    @classmethod
    def build(
        cls,
        _: datetime,
        limit: int = 10,
        event_type: str | None = None,
        user_id: str | None = None,
        since: datetime | None = None,
        until: datetime | None = None,
    ) -> Self:
        where = build_filter(event_type, user_id, since, until)
        return cls(validate_count("limit", limit, MAX_EVENTS), where)

    async def fetch_postgres(self, fetch: FetchPostgres) -> Rows:
        newest = select(*_VIEW_COLUMNS).where(*_build_conditions(self.where))
        newest = newest.order_by(StoredEvent.received_at.desc(), StoredEvent.event_id.desc())
        return await fetch(newest.limit(self.limit), {})

    async def fetch_clickhouse(self, fetch: FetchClickHouse) -> Rows:
        given = clickhouse_sql.build_parameters(self.where) | {"limit": self.limit}
        return [
            (*head, _convert_to_utc(ts), json.loads(props), source, _convert_to_utc(received_at))
            for *head, ts, props, source, received_at in await fetch(
                clickhouse_sql.LAST_EVENTS, given
            )
        ]

    def build_answer(self, rows: Rows) -> tuple[EventView, ...]:
        return tuple(EventView(*row) for row in rows)


@dataclass(slots=True, frozen=True)
class _MinutesQuestion(Question[R]):
    """About events whose own time lies in whole minutes from `since` (included) to `until` (not).

    `where` adds a type or a person; its times are not looked at.
    """

    is_live: ClassVar[bool] = True
    since: datetime
    until: datetime
    where: Filter = field(default_factory=Filter)

    @classmethod
    def build(
        cls,
        now: datetime,
        minutes: int = 60,
        event_type: str | None = None,
        user_id: str | None = None,
    ) -> Self:
        """About the last whole minutes and the one that runs."""
        span = get_last_minutes(now, validate_count("minutes", minutes, MAX_MINUTES))
        return cls(*span, build_filter(event_type, user_id))

    @property
    def span(self) -> Filter:
        return Filter(self.where.event_type, self.where.user_id, self.since, self.until)

    def select_minutes(self) -> Select[Any, Any, Any]:
        """Minutes of the rollup; a person's own are counted from the events, by their index."""
        if self.where.user_id is not None:
            minute = func.date_trunc("minute", StoredEvent.ts).label("minute")
            total = func.sum(StoredEvent.amount).label("total")
            counted = select(minute, func.count().label("n"), total)
            return counted.where(*_build_conditions(self.span)).group_by(minute)
        conditions = [MetricsMinute.minute >= self.since, MetricsMinute.minute < self.until]
        if self.where.event_type is not None:
            conditions.append(MetricsMinute.event_type == self.where.event_type)
        summed = select(
            MetricsMinute.minute,
            func.sum(MetricsMinute.n).label("n"),
            func.sum(MetricsMinute.total).label("total"),
        )
        return summed.where(*conditions).group_by(MetricsMinute.minute)


@dataclass(slots=True, frozen=True)
class EventTotals(_MinutesQuestion[Totals]):
    """Count and sum of the events."""

    name: ClassVar[str] = "totals"

    async def fetch_postgres(self, fetch: FetchPostgres) -> Rows:
        minutes = self.select_minutes().subquery()
        return await fetch(select(func.sum(minutes.c.n), func.sum(minutes.c.total)), {})

    async def fetch_clickhouse(self, fetch: FetchClickHouse) -> Rows:
        return await fetch(clickhouse_sql.TOTALS, clickhouse_sql.build_parameters(self.span))

    def build_answer(self, rows: Rows) -> Totals:
        ((count, amount),) = rows
        return Totals(int(count or 0), round_to_cents(amount), self.since, self.until)


@dataclass(slots=True, frozen=True)
class TotalsByMinute(_MinutesQuestion[tuple[MinuteTotal, ...]]):
    """The minutes that had events, oldest first."""

    name: ClassVar[str] = "minutes"

    async def fetch_postgres(self, fetch: FetchPostgres) -> Rows:
        return await fetch(self.select_minutes().order_by("minute"), {})

    async def fetch_clickhouse(self, fetch: FetchClickHouse) -> Rows:
        given = clickhouse_sql.build_parameters(self.span)
        rows = await fetch(clickhouse_sql.MINUTE_TOTALS, given)
        return [(_convert_to_utc(minute), *rest) for minute, *rest in rows]

    def build_answer(self, rows: Rows) -> tuple[MinuteTotal, ...]:
        return tuple(
            MinuteTotal(minute, int(count), round_to_cents(amount))
            for minute, count, amount in rows
        )


def _build_conditions(where: Filter) -> list[ColumnElement[bool]]:
    wanted = (
        (StoredEvent.event_type, where.event_type),
        (StoredEvent.user_id, where.user_id),
    )
    found = [column == value for column, value in wanted if value is not None]
    if where.since is not None:
        found.append(StoredEvent.ts >= where.since)
    if where.until is not None:
        found.append(StoredEvent.ts < where.until)
    return found


def _convert_to_utc(instant: datetime) -> datetime:
    """ClickHouse's client leaves UTC unsaid."""
    return instant.replace(tzinfo=UTC)


_VIEW_COLUMNS = (
    StoredEvent.event_id,
    StoredEvent.user_id,
    StoredEvent.event_type,
    StoredEvent.amount,
    StoredEvent.ts,
    StoredEvent.props,
    StoredEvent.source,
    StoredEvent.received_at,
)
