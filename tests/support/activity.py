"""Events in PostgreSQL as the worker stores them, and an in-process ClickHouse."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import Any, NamedTuple
from uuid import UUID, uuid4

import clickhouse_connect
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from core.activity.analytics import loader, rollup
from core.activity.analytics.loader import ClickHouseLoader
from core.activity.analytics.rollup import DailyRollup
from core.activity.analytics.warehouse import ClickHouseWarehouse, Rows, WarehouseError
from core.activity.partitions import create_partitions, get_monday
from tests.support.waiting import eventually


class Sent(NamedTuple):
    """An event to be stored."""

    user_id: str
    event_type: str
    ts: datetime
    amount: Decimal | None = None


async def store(
    engine: AsyncEngine, events: Sequence[Sent], received_at: datetime, source: str = "test"
) -> list[UUID]:
    """Store events and their minutes in one transaction; gives their ids in order."""
    rows = [
        event._asdict() | {"id": uuid4(), "received_at": received_at, "source": source}
        for event in events
    ]
    async with engine.begin() as connection:
        await create_partitions(connection, [get_monday(received_at)])
        if rows:
            await connection.execute(_EVENT, rows)
            await connection.execute(_MINUTE, rows)
    return [row["id"] for row in rows]


async def caught_up(engine: AsyncEngine, *copies: DailyRollup | ClickHouseLoader) -> None:
    """Run `copies` until they hold every event.

    Numbers of transactions belong to the whole server: one that is open in another test's database
    holds them back for a moment.
    """
    names = [
        rollup.CURSOR_NAME if isinstance(copy, DailyRollup) else loader.CURSOR_NAME
        for copy in copies
    ]

    async def complete() -> bool:
        for copy in copies:
            await copy()
        async with engine.connect() as connection:
            return not await connection.scalar(_BEHIND, {"names": names})

    await eventually(complete, f"{names} hold every event")


@asynccontextmanager
async def local_clickhouse(folder: Path) -> AsyncIterator[ClickHouseWarehouse]:
    """ClickHouse's engine within this process, its data in `folder`."""
    made = ClickHouseWarehouse(
        lambda: clickhouse_connect.get_client(interface="chdb", path=str(folder)), max_concurrency=1
    )
    yield made
    await made.close()


@dataclass
class Unreliable:
    """ClickHouse whose inserts fail in turn: before they were taken, after, or not at all."""

    real: ClickHouseWarehouse
    turns: list[str] = field(default_factory=lambda: ["before", "after", "well"] * 20)
    tokens: list[str] = field(default_factory=list)

    async def query(self, sql: str, parameters: dict[str, Any]) -> Rows:
        return await self.real.query(sql, parameters)

    async def run_command(self, sql: str, parameters: dict[str, Any] | None = None) -> None:
        await self.real.run_command(sql, parameters)

    async def insert(self, table: str, columns: Sequence[str], rows: Rows, token: str) -> None:
        turn = self.turns.pop(0)
        self.tokens.append(token)
        if turn == "before":
            raise WarehouseError("gone before")
        await self.real.insert(table, columns, rows, token)
        if turn == "after":
            raise WarehouseError("gone after")


_BEHIND = text(
    "SELECT count(*) FROM events e JOIN activity_cursors c ON e.xid >= c.xid"
    " WHERE c.name = ANY(:names)"
)
_EVENT = text(
    "INSERT INTO events (event_id, ts, user_id, event_type, amount, props, source, received_at)"
    " VALUES (:id, :ts, :user_id, :event_type, :amount,"
    " jsonb_build_object('of', CAST(:user_id AS text)), :source, :received_at)"
)
_MINUTE = text(
    "INSERT INTO metrics_minute AS m (minute, event_type, n, total) VALUES"
    " (date_trunc('minute', CAST(:ts AS timestamptz)), :event_type, 1,"
    " coalesce(CAST(:amount AS numeric), 0))"
    " ON CONFLICT (minute, event_type) DO UPDATE"
    " SET n = m.n + excluded.n, total = m.total + excluded.total"
)
