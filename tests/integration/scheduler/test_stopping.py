"""A scheduler that stops in the middle of a tick: quietly, and without a connection left open."""

import asyncio
import logging

import pytest
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from core.kit.clock import SystemClock
from core.kit.settings import Settings
from scheduler.app import run_process
from scheduler.running_jobs import RunningJobs
from tests.support.held_contexts import held
from tests.support.waiting import eventually

WAITING = text(
    "SELECT count(*) FROM pg_locks JOIN pg_database ON pg_database.oid = database"
    " WHERE datname = current_database() AND relation = 'reminders'::regclass AND NOT granted"
)


async def test_a_tick_under_way_is_waited_for(
    engine: AsyncEngine, settings: Settings, caplog: pytest.LogCaptureFixture
) -> None:
    async def ticking() -> bool:
        async with engine.connect() as onlooker:
            return bool(await onlooker.scalar(WAITING))

    async with engine.connect() as holder:
        await holder.execute(text("LOCK TABLE reminders"))
        async with held(run_process(settings, SystemClock())) as scheduler:
            await eventually(ticking, "a tick waits for the table")
            stopping = asyncio.create_task(scheduler.stop())
            await asyncio.sleep(0)
            await holder.rollback()
            await stopping
    assert not [task for task in asyncio.all_tasks() if "run_coroutine_job" in repr(task)]
    told = [one for one in caplog.records if one.levelno >= logging.WARNING]
    assert [one.getMessage() for one in told if one.name.startswith("apscheduler")] == []


async def test_what_takes_too_long_is_cancelled_and_waited_for() -> None:
    turns, ended = RunningJobs(), False

    async def long() -> None:
        nonlocal ended
        try:
            await asyncio.Event().wait()
        finally:
            await asyncio.sleep(0)
            ended = True

    turn = asyncio.ensure_future(turns.track_job(long)())
    await turns.wait_until_done(grace=0.0)
    assert ended
    assert turn.done()
    assert not turn.cancelled(), "APScheduler would tell of it as of a failure"
