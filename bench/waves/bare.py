"""The limit: the claim, the next occurrence and the outbox in one statement, without Python."""

import asyncio
from datetime import UTC, datetime
from time import perf_counter

import asyncpg
from sqlalchemy import make_url

from bench.waves.cpu import cpu_now, cpu_since
from bench.waves.rows import Rows
from core.kit.outbox import NOTIFICATIONS_PER_MESSAGE
from scheduler.reminders import BATCH_SIZE


async def wave(rows: Rows, database_url: str, connections: int) -> tuple[float, float]:
    """Seconds until nothing is due, on as many connections as there are schedulers; and of CPU."""
    await rows.bring_up(datetime.now(UTC))
    url = make_url(database_url).set(drivername="postgresql")
    opened = [
        await asyncpg.connect(url.render_as_string(hide_password=False)) for _ in range(connections)
    ]
    began, before = perf_counter(), cpu_now()
    await asyncio.gather(*(_drain(connection) for connection in opened))
    took, used = perf_counter() - began, cpu_since(before)
    for connection in opened:
        await connection.close()
    return took, used


async def _drain(connection: "asyncpg.Connection[asyncpg.Record]") -> None:
    claim = await connection.prepare(_CLAIM)
    while await claim.fetchval(BATCH_SIZE):
        pass


_CLAIM = f"""
    WITH due AS MATERIALIZED (
        SELECT ctid, id, user_id, kind, subject_id, next_fire_at, rrule FROM reminders
        WHERE next_fire_at <= now() ORDER BY next_fire_at LIMIT $1 FOR UPDATE SKIP LOCKED
    ), moved AS (
        UPDATE reminders SET next_fire_at = due.next_fire_at + interval '1 day'
        FROM due WHERE reminders.ctid = due.ctid AND due.rrule IS NOT NULL
    ), ended AS (
        DELETE FROM reminders USING due WHERE reminders.ctid = due.ctid AND due.rrule IS NULL
    ), notes AS (
        SELECT (row_number() OVER () - 1) / {NOTIFICATIONS_PER_MESSAGE} AS message,
            json_build_object(
            'key', 'reminder:' || id || ':' || next_fire_at, 'kind', kind, 'user_id', user_id,
            'subject_id', subject_id, 'due_at', next_fire_at) AS note, id
        FROM due
    ), sent AS (
        INSERT INTO outbox (subject, message_id, user_id, payload, trace)
        SELECT 'notify.batch', 'batch:' || min(id::text), '00000000-0000-0000-0000-000000000000',
            convert_to(json_agg(note)::text, 'UTF8'), ''
        FROM notes GROUP BY message
    )
    SELECT count(*) FROM due
"""
