"""Taking a person out of the store: their events, and what these had added to minutes and days.

The counts go with the events, so that a recount still equals them, people of a day are never more
than people of its week, and ClickHouse, which counts the events themselves, tells the same.
"""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Text, bindparam, text
from sqlalchemy.dialects.postgresql import ARRAY, TIMESTAMP
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncSession

from core.activity.analytics import rollup
from core.activity.analytics.chunks import hold_cursor


async def delete_user_events(
    connection: AsyncConnection | AsyncSession,
    names: Sequence[str],
    before: datetime | None = None,
) -> int:
    """Delete the events of those `names`, up to `before` if it is given; returns how many rows.

    Never commits. The rollup waits meanwhile: which events it holds must not change.
    """
    rolled_up = await hold_cursor(connection, rollup.CURSOR_NAME)
    who = {"names": list(names)}
    given = who | {"rolled_up": rolled_up}
    gone = await connection.scalar(_DELETE_EVENTS, given | {"before": before})
    present = await connection.scalar(_DELETE_PRESENCE, who)
    if before is not None:
        await connection.execute(_RESTORE_PRESENCE, given)
    await connection.execute(_DELETE_EMPTY_DAYS)
    return int(gone or 0) + int(present or 0)


# Minutes are locked in the order in which the worker locks them, so that neither waits for both.
_DELETE_EVENTS = text(
    """
    WITH gone AS (
        DELETE FROM events WHERE user_id = ANY (:names) AND ts <= coalesce(:before, 'infinity')
        RETURNING ts, event_type, amount, xid
    ),
    by_minute AS (
        SELECT date_trunc('minute', ts) AS minute, event_type, count(*) AS n,
            coalesce(sum(amount), 0) AS total
        FROM gone GROUP BY 1, 2
    ),
    held AS MATERIALIZED (
        SELECT m.minute, m.event_type, g.n, g.total
        FROM metrics_minute AS m JOIN by_minute AS g USING (minute, event_type)
        ORDER BY 1, 2 FOR UPDATE OF m
    ),
    minutes AS (
        MERGE INTO metrics_minute AS m USING held AS h
            ON m.minute = h.minute AND m.event_type = h.event_type
        WHEN MATCHED AND m.n = h.n THEN DELETE
        WHEN MATCHED THEN UPDATE SET n = m.n - h.n, total = m.total - h.total
        RETURNING 1
    ),
    by_day AS (
        SELECT coalesce(event_type, '') AS event_type, CAST(ts AT TIME ZONE 'UTC' AS date) AS day,
            count(*) AS n, coalesce(sum(amount), 0) AS total
        FROM gone WHERE xid < CAST(:rolled_up AS xid8)
        GROUP BY GROUPING SETS ((event_type, 2), (2))
    ),
    days AS (
        UPDATE activity_days AS d SET n = d.n - g.n, total = d.total - g.total
        FROM by_day AS g WHERE d.event_type = g.event_type AND d.day = g.day
    )
    SELECT count(*) FROM gone
    """
).bindparams(
    bindparam("names", type_=ARRAY(Text())),
    bindparam("before", type_=TIMESTAMP(timezone=True)),
    bindparam("rolled_up", type_=Text()),
)
_DELETE_PRESENCE = text(
    f"""
    WITH gone AS (
        DELETE FROM activity_presence WHERE user_id = ANY (:names)
        RETURNING event_type, block, days
    ),
    days AS (
        UPDATE activity_days AS d SET users = d.users - g.users
        FROM ({rollup.build_people_by_day("gone")}) AS g
        WHERE d.event_type = g.event_type AND d.day = g.day
    )
    SELECT count(*) FROM gone
    """  # noqa: S608 - put together from constants
).bindparams(bindparam("names", type_=ARRAY(Text())))
# Whoever came back under the same id has been on their new days, and only on these.
_RESTORE_PRESENCE = text(
    f"""
    WITH fresh AS (
        SELECT event_type, user_id, CAST(ts AT TIME ZONE 'UTC' AS date) AS day
        FROM events WHERE user_id = ANY (:names) AND xid < CAST(:rolled_up AS xid8)
    ),
    {rollup.PRESENCE_CTE}
    UPDATE activity_days AS d SET users = d.users + g.users
    FROM ({rollup.build_people_by_day("seen")}) AS g
    WHERE d.event_type = g.event_type AND d.day = g.day
    """  # noqa: S608 - put together from constants
).bindparams(bindparam("names", type_=ARRAY(Text())), bindparam("rolled_up", type_=Text()))
_DELETE_EMPTY_DAYS = text("DELETE FROM activity_days WHERE n = 0 AND users = 0")
