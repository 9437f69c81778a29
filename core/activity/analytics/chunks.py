"""Immutable chunks of the event table: transactions `lo <= xid < hi`, all of them finished.

A transaction's number is below `pg_snapshot_xmin` only when no older one still runs, so a chunk
never gets another row after it was read.
"""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row, text
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncSession

CHUNK_ROWS = 50_000


@dataclass(slots=True, frozen=True)
class Chunk:
    """Transactions from `lo` (included) to `hi` (not), as decimal texts of xid8."""

    start_xid: str
    end_xid: str

    @property
    def deduplication_token(self) -> str:
        return f"pg:{self.start_xid}-{self.end_xid}"


async def lock_cursor(connection: AsyncConnection, name: str) -> Row[Any] | None:
    """The cursor `xid`, `until` locked for this transaction; None while another one holds it."""
    await connection.execute(_CREATE_CURSOR, {"name": name})
    return (await connection.execute(_LOCK_CURSOR, {"name": name})).one_or_none()


async def hold_cursor(connection: AsyncConnection | AsyncSession, name: str) -> str:
    """How far the copy has come, and no further until this transaction ends."""
    await connection.execute(_CREATE_CURSOR, {"name": name})
    return str(await connection.scalar(_HOLD_CURSOR, {"name": name}))


async def move_cursor(
    connection: AsyncConnection, name: str, xid: str, until: str | None = None
) -> None:
    """Set how far the copy has come, and where the chunk ends that is under way."""
    await connection.execute(_MOVE_CURSOR, {"name": name, "xid": xid, "until": until})


async def find_next_chunk(
    connection: AsyncConnection, lo: str, rows: int = CHUNK_ROWS
) -> Chunk | None:
    """The chunk after `lo` of about `rows` rows, whole transactions; None when nothing is new."""
    hi = await connection.scalar(_NEXT_CHUNK_END, {"lo": lo, "rows": rows})
    return None if hi is None else Chunk(lo, str(hi))


# The first of the following transactions ends the chunk; without one it ends where all is finished.
_NEXT_CHUNK_END = text(
    """
    WITH done AS (SELECT pg_snapshot_xmin(pg_current_snapshot()) AS xid),
    first AS (
        SELECT e.xid FROM events e, done WHERE e.xid >= CAST(CAST(:lo AS text) AS xid8)
            AND e.xid < done.xid ORDER BY e.xid LIMIT 1
    ),
    beyond AS (
        SELECT e.xid FROM events e, done WHERE e.xid >= CAST(CAST(:lo AS text) AS xid8)
            AND e.xid < done.xid ORDER BY e.xid OFFSET :rows LIMIT 1
    )
    SELECT CAST(coalesce(
        (SELECT min(e.xid) FROM events e, done, beyond, first
            WHERE e.xid < done.xid AND e.xid > first.xid AND e.xid >= beyond.xid),
        done.xid
    ) AS text)
    FROM first, done
    """
)
_CREATE_CURSOR = text("INSERT INTO activity_cursors (name) VALUES (:name) ON CONFLICT DO NOTHING")
_LOCK_CURSOR = text(
    "SELECT CAST(xid AS text) AS xid, CAST(until AS text) AS until FROM activity_cursors"
    " WHERE name = :name FOR UPDATE SKIP LOCKED"
)
_HOLD_CURSOR = text("SELECT CAST(xid AS text) FROM activity_cursors WHERE name = :name FOR UPDATE")
_MOVE_CURSOR = text(
    "UPDATE activity_cursors SET xid = CAST(CAST(:xid AS text) AS xid8),"
    " until = CAST(CAST(:until AS text) AS xid8), moved_at = now() WHERE name = :name"
)
