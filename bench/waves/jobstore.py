"""The peer: APScheduler with its own SQLAlchemyJobStore on the same PostgreSQL."""

import asyncio
from datetime import UTC, datetime
from time import perf_counter

from apscheduler.events import EVENT_JOB_EXECUTED, JobExecutionEvent
from apscheduler.jobstores.sqlalchemy import SQLAlchemyJobStore
from apscheduler.schedulers.asyncio import AsyncIOScheduler
from apscheduler.triggers.date import DateTrigger
from apscheduler.triggers.interval import IntervalTrigger
from sqlalchemy import make_url


async def fire(number: int) -> None:
    """What a job does: nothing, so that only the scheduling counts."""


async def wave(database_url: str, jobs: int) -> float:
    """Seconds from due until the last of `jobs` has run; half once, half every day."""
    url = make_url(database_url).set(drivername="postgresql+psycopg")
    store = SQLAlchemyJobStore(url.render_as_string(hide_password=False), tablename="peer_jobs")
    scheduler = AsyncIOScheduler(jobstores={"default": store}, timezone=UTC)
    scheduler.start(paused=True)
    instant = datetime.now(UTC)
    for number in range(jobs):
        trigger = IntervalTrigger(days=1, timezone=UTC) if number % 2 else DateTrigger(instant)
        scheduler.add_job(
            fire, trigger, args=[number], misfire_grace_time=None, next_run_time=instant
        )
    took = await _run(scheduler, jobs)
    scheduler.remove_all_jobs()
    scheduler.shutdown()
    return took


async def _run(scheduler: AsyncIOScheduler, jobs: int) -> float:
    done, ran = asyncio.Event(), set()

    def count(event: JobExecutionEvent) -> None:
        ran.add(event.job_id)
        if len(ran) == jobs:
            done.set()

    scheduler.add_listener(count, EVENT_JOB_EXECUTED)
    began = perf_counter()
    scheduler.resume()
    await done.wait()
    return perf_counter() - began
