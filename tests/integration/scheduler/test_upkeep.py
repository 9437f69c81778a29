"""Upkeep deletes what is past its life, to the last row, and nothing else."""

import asyncio
from datetime import datetime, timedelta
from uuid import uuid4

import pytest
from sqlalchemy import func, select, text
from sqlalchemy.ext.asyncio import AsyncEngine

from core.wiring import metadata
from scheduler import upkeep
from scheduler.upkeep import UpkeepRunner
from tests.factories.people import a_person
from tests.support.clocks import StillClock
from tests.support.desk import Desk

ROWS = {
    "inbox": "(command_id, user_id, reply, received_at) SELECT gen_random_uuid(), :user, '', :at",
    "outbox": "(message_id, user_id, subject, payload, trace, published_at)"
    " SELECT n, :user, 'events.x', '', '', :at",
    "deliveries": "(key, user_id, kind, outcome, attempts, doubts, leased_until, updated_at)"
    " SELECT CAST(:at AS timestamptz) || '/' || n, :user, 'task', 'sent', 1, 0, :at, :at",
    "bundle_items": "(bundle_id, subject_id, due_at, user_id, kind, kept_at)"
    " SELECT gen_random_uuid(), gen_random_uuid(), :at, :user, 'task', :at",
    "reminders": "(id, user_id, kind, subject_id, start_local, zone)"
    " SELECT gen_random_uuid(), :user, 'task', gen_random_uuid(), CAST(:at AS timestamptz), 'UTC'",
}
KEPT_DAYS = {"inbox": 8, "outbox": 7, "deliveries": 90, "bundle_items": 30, "reminders": 30}


async def write(engine: AsyncEngine, table: str, user: object, at: datetime, many: int) -> None:
    statement = f"INSERT INTO {table} {ROWS[table]} FROM generate_series(1, {many}) AS n"
    async with engine.begin() as connection:
        await connection.execute(text(statement), {"user": user, "at": at})


async def count(engine: AsyncEngine, table: str) -> int:
    async with engine.connect() as connection:
        return (
            await connection.scalar(select(func.count()).select_from(metadata.tables[table])) or 0
        )


@pytest.mark.parametrize("table", ROWS)
async def test_the_old_goes_batch_by_batch_and_the_young_stays(
    desk: Desk,
    engine: AsyncEngine,
    clock: StillClock,
    table: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(upkeep, "BATCH_SIZE", 10)
    user = await a_person(desk)
    before = await count(engine, table)
    limit = clock.now() - timedelta(days=KEPT_DAYS[table])
    await write(engine, table, user, limit - timedelta(seconds=1), 35)
    await write(engine, table, user, limit + timedelta(seconds=1), 5)
    await asyncio.gather(*(UpkeepRunner(engine, clock).run() for _ in range(2)))
    await UpkeepRunner(engine, clock).run()
    assert await count(engine, table) == before + 5


async def test_what_may_still_be_needed_stays(
    desk: Desk, engine: AsyncEngine, clock: StillClock
) -> None:
    """An unpublished message; a reminder that waits or is asleep and can be woken."""
    user, long_ago = await a_person(desk), clock.now() - timedelta(days=400)
    reminder = (
        "INSERT INTO reminders VALUES (:id, :user, 'task', :id, :start, 'UTC', :rrule, :next)"
    )
    unpublished = "INSERT INTO outbox (message_id, user_id, subject, payload, trace) VALUES"
    async with engine.begin() as connection:
        await connection.execute(
            text(f"{unpublished} ('x', :user, 'events.x', '', '')"), {"user": user}
        )
        for start, rrule, following in (
            (long_ago, None, long_ago),
            (long_ago, "FREQ=DAILY", None),
            (clock.now() + timedelta(days=1), None, None),
        ):
            values = {"start": start.replace(tzinfo=None), "rrule": rrule, "next": following}
            await connection.execute(text(reminder), values | {"id": uuid4(), "user": user})
    outbox = await count(engine, "outbox")
    await UpkeepRunner(engine, clock).run()
    assert (await count(engine, "outbox"), await count(engine, "reminders")) == (outbox, 3)
