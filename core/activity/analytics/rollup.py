"""The daily rollup: who was there on which day, and the days' counts and sums, by type.

It follows the event table chunk by chunk; the cursor moves in the transaction that adds the chunk,
so every event counts once whatever crashes.
"""

from dataclasses import dataclass

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from core.activity.analytics.chunks import CHUNK_ROWS, find_next_chunk, lock_cursor, move_cursor
from core.activity.analytics.rules import BLOCK_DAYS, MONDAY
from core.kit.crash import crash_point

CURSOR_NAME = "days"


@dataclass(slots=True, frozen=True)
class DailyRollup:
    """Adds to the rollup what is new; any number of them may run, one at a time works."""

    engine: AsyncEngine
    chunk_rows: int = CHUNK_ROWS

    async def __call__(self) -> int:
        """Add all finished events; returns the number of chunks added."""
        chunks = 0
        while await self._add_chunk():
            chunks += 1
        return chunks

    async def _add_chunk(self) -> bool:
        async with self.engine.begin() as connection:
            at = await lock_cursor(connection, CURSOR_NAME)
            chunk = await find_next_chunk(connection, at.xid, self.chunk_rows) if at else None
            if chunk is None:
                return False
            await connection.execute(_ADD_CHUNK, {"lo": chunk.start_xid, "hi": chunk.end_xid})
            await move_cursor(connection, CURSOR_NAME, chunk.end_xid)
            crash_point("rollup.before_commit")
            return True


def build_people_by_day(source: str) -> str:
    """SQL: from rows of (event_type, block, days) how many people there were on which day."""
    return f"""
        SELECT event_type, block + k AS day, count(*) AS users
        FROM {source} JOIN generate_series(0, {BLOCK_DAYS - 1}) AS k ON days >> k & 1 = 1
        GROUP BY 1, 2
    """  # noqa: S608 - put together from constants


# From `fresh` events (event_type, user_id, day) to presence. The new bits of a person's days are
# exactly the days on which they count for the first time.
PRESENCE_CTE = f"""
    marks AS (
        SELECT coalesce(event_type, '') AS event_type, user_id,
            day - (day - DATE '{MONDAY}') % {BLOCK_DAYS} AS block,
            bit_or(1 << (day - DATE '{MONDAY}') % {BLOCK_DAYS}) AS days
        FROM fresh GROUP BY GROUPING SETS ((event_type, user_id, 3), (user_id, 3))
    ),
    seen AS (
        INSERT INTO activity_presence AS p (event_type, block, user_id, days)
        SELECT event_type, block, user_id, days FROM marks ORDER BY 1, 2, 3
        ON CONFLICT (event_type, block, user_id) DO UPDATE SET days = p.days | excluded.days
            WHERE p.days | excluded.days <> p.days
        RETURNING event_type, block, new.days & ~coalesce(old.days, 0) AS days
    )
"""  # noqa: S608 - put together from constants
_ADD_CHUNK = text(
    f"""
    WITH fresh AS MATERIALIZED (
        SELECT event_type, user_id, amount, CAST(ts AT TIME ZONE 'UTC' AS date) AS day
        FROM events
        WHERE xid >= CAST(CAST(:lo AS text) AS xid8) AND xid < CAST(CAST(:hi AS text) AS xid8)
    ),
    {PRESENCE_CTE},
    sums AS (
        SELECT coalesce(event_type, '') AS event_type, day, 0 AS users, count(*) AS n,
            coalesce(sum(amount), 0) AS total
        FROM fresh GROUP BY GROUPING SETS ((event_type, day), (day))
        UNION ALL
        SELECT event_type, day, users, 0, 0 FROM ({build_people_by_day("seen")})
    )
    INSERT INTO activity_days AS d (event_type, day, users, n, total)
    SELECT event_type, day, sum(users), sum(n), sum(total) FROM sums GROUP BY 1, 2 ORDER BY 1, 2
    ON CONFLICT (event_type, day) DO UPDATE SET users = d.users + excluded.users,
        n = d.n + excluded.n, total = d.total + excluded.total
    """  # noqa: S608 - put together from constants
)
