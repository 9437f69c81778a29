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
from core.activity.analytics.rules import (
    count_reached,
    group_cohorts,
    iterate_presence_windows,
    round_to_cents,
)
from core.activity.analytics.warehouse import Rows, Warehouse
from core.activity.contracts import EventView


@dataclass(slots=True, frozen=True)
class ClickHouseAnalytics:
    """Answers as PostgresAnalytics does, over the chunks that the loader has copied."""

    warehouse: Warehouse

    async def list_last_events(self, limit: int, where: Filter) -> tuple[EventView, ...]:
        rows = await self._fetch_rows(sql.LAST_EVENTS, _build_parameters(where) | {"limit": limit})
        return tuple(_build_view(row) for row in rows)

    async def get_totals(self, since: datetime, until: datetime, where: Filter) -> Totals:
        span = Filter(where.event_type, where.user_id, since, until)
        ((count, amount),) = await self._fetch_rows(sql.TOTALS, _build_parameters(span))
        return Totals(count, round_to_cents(amount), since, until)

    async def list_minute_totals(
        self, since: datetime, until: datetime, where: Filter
    ) -> tuple[MinuteTotal, ...]:
        span = Filter(where.event_type, where.user_id, since, until)
        rows = await self._fetch_rows(sql.MINUTE_TOTALS, _build_parameters(span))
        return tuple(
            MinuteTotal(_convert_to_utc(at), count, round_to_cents(amount))
            for at, count, amount in rows
        )

    async def list_active_users(
        self, first: date, last: date, event_type: str | None = None
    ) -> tuple[ActiveUsers, ...]:
        given = {"first": first - timedelta(MONTH_DAYS - 1), "last": last, "type": event_type or ""}
        spells = await self._fetch_rows(sql.PRESENCE_GAPS, given)
        return tuple(ActiveUsers(*row) for row in iterate_presence_windows(spells, first, last))

    async def list_top_events(self, first: date, last: date, limit: int) -> tuple[TypeTotal, ...]:
        rows = await self._fetch_rows(
            sql.TOP_EVENTS, {"first": first, "last": last, "limit": limit}
        )
        return tuple(TypeTotal(kind, count, round_to_cents(amount)) for kind, count, amount in rows)

    async def get_retention(
        self, unit: Unit, first: date, last: date, periods: int, event_type: str | None = None
    ) -> tuple[Cohort, ...]:
        given = {"first": first, "last": last, "periods": periods, "type": event_type or ""}
        rows = await self._fetch_rows(
            sql.WEEKLY_RETENTION if unit == "week" else sql.DAILY_RETENTION, given
        )
        return tuple(Cohort(start, row[0], row) for start, row in group_cohorts(rows, periods))

    async def get_funnel(
        self, steps: tuple[str, ...], window: timedelta, since: datetime, until: datetime
    ) -> tuple[FunnelStep, ...]:
        given = {
            "steps": list(steps),
            "window": window // timedelta(microseconds=1),
            "since": since,
            "until": until,
        }
        rows = await self._fetch_rows(sql.build_funnel(len(steps)), given)
        return tuple(map(FunnelStep, steps, count_reached(rows, len(steps))))

    async def _fetch_rows(self, question: str, given: dict[str, Any]) -> Rows:
        return await self.warehouse.query(question, given)


def _build_parameters(where: Filter) -> dict[str, Any]:
    return {
        "type": where.event_type or "",
        "user": where.user_id or "",
        "since": where.since or sql.EARLIEST,
        "until": where.until or sql.LATEST,
    }


def _build_view(row: tuple[Any, ...]) -> EventView:
    event_id, user_id, event_type, amount, ts, props, source, received_at = row
    return EventView(
        event_id,
        user_id,
        event_type,
        amount,
        _convert_to_utc(ts),
        json.loads(props),
        source,
        _convert_to_utc(received_at),
    )


def _convert_to_utc(instant: datetime) -> datetime:
    """ClickHouse's client leaves UTC unsaid."""
    return instant.replace(tzinfo=UTC)
