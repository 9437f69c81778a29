"""The way to ClickHouse: chunks of finished transactions, one after the other, each once.

Before a chunk is sent its end is written down. After a crash the very same rows go out under the
same token, which ClickHouse has seen or has not; either way they are there once.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from prometheus_client import Counter
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from core.activity.analytics.chunks import (
    CHUNK_ROWS,
    Chunk,
    find_next_chunk,
    lock_cursor,
    move_cursor,
)
from core.activity.analytics.clickhouse_sql import (
    COLUMNS,
    COUNT_USER_EVENTS,
    CREATE_TABLE,
    DELETE_USER_EVENTS,
    TABLE,
)
from core.activity.analytics.warehouse import Warehouse
from core.kit.crash import crash_point
from core.kit.faults import TransientError

CURSOR_NAME = "clickhouse"
loaded_events = Counter("uspevai_activity_loaded_total", "Events copied to ClickHouse")


@dataclass(slots=True)
class ClickHouseLoader:
    """Copies what is new; any number of them may run, one at a time works."""

    engine: AsyncEngine
    warehouse: Warehouse
    chunk_rows: int = CHUNK_ROWS
    _ready: bool = False

    async def __call__(self) -> int:
        """Copy all finished events; returns how many. Raises WarehouseFault."""
        if not self._ready:
            await self.warehouse.run_command(CREATE_TABLE)
            self._ready = True
        async with self.engine.connect() as held:
            if not await held.scalar(_TRY_LOCK, {"lock": ADVISORY_LOCK_KEY}):
                return 0
            await held.commit()
            try:
                return await self._load_all()
            finally:
                await held.execute(_RELEASE_LOCK, {"lock": ADVISORY_LOCK_KEY})

    async def _load_all(self) -> int:
        copied = 0
        while (count := await self._copy_chunk()) is not None:
            copied += count
        return copied

    async def _copy_chunk(self) -> int | None:
        """Copy one chunk; None when there is none."""
        chunk = await self._plan_chunk()
        if chunk is None:
            return None
        async with self.engine.connect() as connection:
            given = {"lo": chunk.start_xid, "hi": chunk.end_xid}
            rows = (await connection.execute(_READ_CHUNK, given)).all()
        crash_point("loader.before_insert")
        await self.warehouse.insert(TABLE, COLUMNS, rows, chunk.deduplication_token)
        crash_point("loader.after_insert")
        async with self.engine.begin() as connection:
            await move_cursor(connection, CURSOR_NAME, chunk.end_xid)
        loaded_events.inc(len(rows))
        return len(rows)

    async def _plan_chunk(self) -> Chunk | None:
        """The chunk that was begun, or the next one, written down before anything is sent."""
        async with self.engine.begin() as connection:
            at = await lock_cursor(connection, CURSOR_NAME)
            if at is None:
                return None
            if at.until is not None:
                return Chunk(at.xid, at.until)
            chunk = await find_next_chunk(connection, at.xid, self.chunk_rows)
            if chunk is not None:
                await move_cursor(connection, CURSOR_NAME, chunk.start_xid, chunk.end_xid)
            return chunk


class CopyInProgress(TransientError):
    """A chunk is on its way and may hold what is to be deleted: come again when it has arrived."""


async def delete_copied_events(
    engine: AsyncEngine, warehouse: Warehouse, names: Sequence[str], before: datetime
) -> None:
    """Delete from ClickHouse what PostgreSQL has deleted already.

    A chunk that is begun was perhaps read before that; one that begins later has nothing of theirs.
    Raises CopyUnderWay, WarehouseFault.
    """
    async with engine.connect() as connection:
        if await connection.scalar(_IS_CHUNK_STARTED, {"name": CURSOR_NAME}):
            raise CopyInProgress
    await warehouse.run_command(CREATE_TABLE)
    given = {"names": list(names), "before": before}
    ((held,),) = await warehouse.query(COUNT_USER_EVENTS, given)
    if held:  # deleting rewrites whole parts of the table
        await warehouse.run_command(DELETE_USER_EVENTS, given)


ADVISORY_LOCK_KEY = 0x05BE7A4
# A session's lock, since no transaction may stay open while ClickHouse is spoken to.
_TRY_LOCK = text("SELECT pg_try_advisory_lock(:lock)")
_RELEASE_LOCK = text("SELECT pg_advisory_unlock(:lock)")
_IS_CHUNK_STARTED = text("SELECT until IS NOT NULL FROM activity_cursors WHERE name = :name")
_READ_CHUNK = text(
    """
    SELECT event_id, ts, user_id, event_type, amount, CAST(props AS text), source, received_at,
        CAST(CAST(xid AS text) AS bigint)
    FROM events
    WHERE xid >= CAST(CAST(:lo AS text) AS xid8) AND xid < CAST(CAST(:hi AS text) AS xid8)
    ORDER BY xid, event_id
    """
)
