"""The scheduler process: APScheduler ticks, PostgreSQL decides."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, timedelta

import structlog
from apscheduler.schedulers.asyncio import AsyncIOScheduler
from sqlalchemy.exc import SQLAlchemyError

from core.kit.clock import Clock, SystemClock
from core.kit.database import create_engine
from core.kit.settings import Settings
from core.wiring import create_container
from scheduler.activity import SECONDS as COPY_SECONDS
from scheduler.activity import activity_jobs
from scheduler.reminders import FireReminders
from scheduler.upkeep import Upkeep

log = structlog.get_logger(__name__)
TICK_SECONDS = 1


@asynccontextmanager
async def running(settings: Settings, clock: Clock) -> AsyncIterator[None]:
    """Tick each second, and at the very instant the next reminder is due within that second."""
    assert settings.database_url
    engine = create_engine(settings.database_url, pool_size=4)
    container = create_container(engine, clock)
    scheduler = AsyncIOScheduler(timezone=UTC)
    ticks = Ticks(scheduler, FireReminders(container, clock), clock)
    once = {"max_instances": 1, "coalesce": True, "misfire_grace_time": None}
    scheduler.add_job(ticks.tick, "interval", seconds=TICK_SECONDS, id="reminders", **once)
    upkeep = Upkeep(engine, clock, settings.events_retention_days)
    scheduler.add_job(upkeep.run, "interval", hours=1, jitter=300, id="upkeep", **once)
    scheduler.add_job(upkeep.run, id="first upkeep", **once)
    try:
        async with activity_jobs(engine, settings.clickhouse_url) as jobs:
            for name, job in jobs.items():
                scheduler.add_job(job, "interval", seconds=COPY_SECONDS, id=name, **once)
            scheduler.start()
            try:
                yield
            finally:
                scheduler.shutdown()
    finally:
        await container.close()
        await engine.dispose()


class Ticks:
    """The reminders job: fires, then asks to be woken at the next due instant if it is near."""

    def __init__(self, scheduler: AsyncIOScheduler, fire: FireReminders, clock: Clock) -> None:
        self._scheduler, self._fire, self._clock = scheduler, fire, clock
        self._away = False

    async def tick(self) -> None:
        try:
            next_due = await self._fire()
        except (SQLAlchemyError, OSError, TimeoutError) as error:
            if not self._away:
                log.warning("reminders wait for PostgreSQL", error=repr(error))
            self._away = True
            return
        self._away = False
        if next_due is None:
            return
        ahead = next_due - self._clock.now()
        if timedelta() < ahead < timedelta(seconds=TICK_SECONDS):
            job = self._scheduler.get_job("reminders")
            if job is not None:
                job.modify(next_run_time=SystemClock().now() + ahead)
