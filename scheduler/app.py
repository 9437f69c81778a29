"""The scheduler process: APScheduler ticks, PostgreSQL decides."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, timedelta
from typing import Any

import structlog
from apscheduler.schedulers.asyncio import AsyncIOScheduler
from apscheduler.triggers.date import DateTrigger
from apscheduler.triggers.interval import IntervalTrigger
from sqlalchemy.exc import SQLAlchemyError

from core.kit.clock import Clock, SystemClock
from core.kit.database import close_engine, create_engine
from core.kit.error_texts import describe_error
from core.kit.settings import Settings
from core.wiring import create_container
from scheduler.activity import INTERVAL_SECONDS as COPY_SECONDS
from scheduler.activity import open_activity_jobs
from scheduler.reminders import ReminderFirer
from scheduler.running_jobs import RunningJobs
from scheduler.upkeep import JOBS, PartitionMaintenance, UpkeepRunner

log = structlog.get_logger(__name__)
TICK_INTERVAL = timedelta(seconds=1)
UPKEEP_DELAY = timedelta(minutes=10)
RETRY_DELAY = timedelta(milliseconds=100)  # what is due still is being written by somebody else
JOB_OPTIONS: dict[str, Any] = {"coalesce": True, "misfire_grace_time": None}


@asynccontextmanager
async def run_process(settings: Settings, clock: Clock) -> AsyncIterator[None]:
    """Tick each second, and at the very instant the next reminder is due within that second."""
    assert settings.database_url
    engine = create_engine(settings.database_url, pool_size=4)
    container = create_container(engine, clock)
    scheduler = AsyncIOScheduler(timezone=UTC)
    turns = RunningJobs()
    ticks = ReminderTicker(scheduler, turns, ReminderFirer(container, clock), clock)
    ticks.schedule_tick(timedelta())
    partitions = PartitionMaintenance(settings.events_retention_days)
    scheduler.add_job(
        turns.track_job(UpkeepRunner(engine, clock, (partitions,)).run), **JOB_OPTIONS
    )
    upkeep = IntervalTrigger(hours=1, start_date=SystemClock().now() + UPKEEP_DELAY, jitter=300)
    whole = turns.track_job(UpkeepRunner(engine, clock, (*JOBS, partitions)).run)
    scheduler.add_job(whole, upkeep, **JOB_OPTIONS)
    try:
        async with open_activity_jobs(engine, settings.clickhouse_url) as jobs:
            for name, job in jobs.items():
                copy = turns.track_job(job)
                scheduler.add_job(copy, "interval", seconds=COPY_SECONDS, id=name, **JOB_OPTIONS)
            scheduler.start()
            try:
                yield
            finally:
                scheduler.pause()
                await turns.wait_until_done()
                scheduler.shutdown()
    finally:
        await container.close()
        await close_engine(engine)


class ReminderTicker:
    """The reminders job: fires, then asks to be woken in a second, or when the next one is due."""

    def __init__(
        self,
        scheduler: AsyncIOScheduler,
        running_jobs: RunningJobs,
        fire_reminders: ReminderFirer,
        clock: Clock,
    ) -> None:
        self._scheduler, self._fire, self._clock = scheduler, fire_reminders, clock
        self._turn = running_jobs.track_job(self.run_tick)
        self._away = False

    def schedule_tick(self, ahead: timedelta) -> None:
        """Tick once, `ahead` from now."""
        trigger = DateTrigger(SystemClock().now() + ahead)
        # Two, because the tick that asks for the next one has not quite ended.
        self._scheduler.add_job(self._turn, trigger, max_instances=2, **JOB_OPTIONS)

    async def run_tick(self) -> None:
        ahead = TICK_INTERVAL
        try:
            next_due = await self._fire()
            self._away = False
            if next_due is not None:
                ahead = min(TICK_INTERVAL, next_due - self._clock.now())
                ahead = ahead if ahead > timedelta() else RETRY_DELAY
        except (SQLAlchemyError, OSError, TimeoutError) as error:
            if not self._away:
                log.warning("reminders wait for PostgreSQL", error=describe_error(error))
            self._away = True
        finally:
            self.schedule_tick(ahead)
