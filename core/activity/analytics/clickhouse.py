"""The questions asked of ClickHouse: the events themselves, no rollup."""

import json
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

from core.activity.analytics import clickhouse_sql as sql
from core.activity.analytics.questions import (
    MONTH_DAYS,
    ActiveUsers,
    Cohort,
    Filter,
    FunnelStep,
    MinuteTotal,
    Totals,
    TypeTotal,
    Unit,
)
from core.activity.analytics.rules import cents, cohorts, reached, windows
from core.activity.analytics.warehouse import Rows, Warehouse
from core.activity.contracts import EventView


@dataclass(slots=True, frozen=True)
class ClickHouseAnalytics:
    """Answers as PostgresAnalytics does, over the chunks that the loader has copied."""

    warehouse: Warehouse

    async def last_events(self, limit: int, where: Filter) -> tuple[EventView, ...]:
        rows = await self._rows(sql.LAST, _given(where) | {"limit": limit})
        return tuple(_view(row) for row in rows)

    async def totals(self, since: datetime, until: datetime, where: Filter) -> Totals:
        span = Filter(where.event_type, where.user_id, since, until)
        ((count, amount),) = await self._rows(sql.TOTALS, _given(span))
        return Totals(count, cents(amount), since, until)

    async def minutes(
        self, since: datetime, until: datetime, where: Filter
    ) -> tuple[MinuteTotal, ...]:
        span = Filter(where.event_type, where.user_id, since, until)
        rows = await self._rows(sql.MINUTES, _given(span))
        return tuple(MinuteTotal(_utc(at), count, cents(amount)) for at, count, amount in rows)

    async def active_users(
        self, first: date, last: date, event_type: str | None = None
    ) -> tuple[ActiveUsers, ...]:
        given = {"first": first - timedelta(MONTH_DAYS - 1), "last": last, "type": event_type or ""}
        spells = await self._rows(sql.SPELLS, given)
        return tuple(ActiveUsers(*row) for row in windows(spells, first, last))

    async def top_events(self, first: date, last: date, limit: int) -> tuple[TypeTotal, ...]:
        rows = await self._rows(sql.TOP, {"first": first, "last": last, "limit": limit})
        return tuple(TypeTotal(kind, count, cents(amount)) for kind, count, amount in rows)

    async def retention(
        self, unit: Unit, first: date, last: date, periods: int, event_type: str | None = None
    ) -> tuple[Cohort, ...]:
        given = {"first": first, "last": last, "periods": periods, "type": event_type or ""}
        rows = await self._rows(sql.WEEKLY if unit == "week" else sql.DAILY, given)
        return tuple(Cohort(start, row[0], row) for start, row in cohorts(rows, periods))

    async def funnel(
        self, steps: tuple[str, ...], window: timedelta, since: datetime, until: datetime
    ) -> tuple[FunnelStep, ...]:
        given = {
            "steps": list(steps),
            "window": window // timedelta(microseconds=1),
            "since": since,
            "until": until,
        }
        rows = await self._rows(sql.funnel(len(steps)), given)
        return tuple(map(FunnelStep, steps, reached(rows, len(steps))))

    async def _rows(self, question: str, given: dict[str, Any]) -> Rows:
        return await self.warehouse.query(question, given)


def _given(where: Filter) -> dict[str, Any]:
    return {
        "type": where.event_type or "",
        "user": where.user_id or "",
        "since": where.since or sql.EARLIEST,
        "until": where.until or sql.LATEST,
    }


def _view(row: tuple[Any, ...]) -> EventView:
    event_id, user_id, event_type, amount, ts, props, source, received_at = row
    return EventView(
        event_id,
        user_id,
        event_type,
        amount,
        _utc(ts),
        json.loads(props),
        source,
        _utc(received_at),
    )


def _utc(instant: datetime) -> datetime:
    """ClickHouse's client leaves UTC unsaid."""
    return instant.replace(tzinfo=UTC)
