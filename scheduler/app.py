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
from scheduler.activity import SECONDS as COPY_SECONDS
from scheduler.activity import activity_jobs
from scheduler.reminders import FireReminders
from scheduler.turns import Turns
from scheduler.upkeep import JOBS, Partitions, Upkeep

log = structlog.get_logger(__name__)
TICK = timedelta(seconds=1)
UPKEEP_AFTER = timedelta(minutes=10)
AGAIN = timedelta(milliseconds=100)  # what is due still is being written by somebody else
ANY_LATENESS: dict[str, Any] = {"coalesce": True, "misfire_grace_time": None}


@asynccontextmanager
async def running(settings: Settings, clock: Clock) -> AsyncIterator[None]:
    """Tick each second, and at the very instant the next reminder is due within that second."""
    assert settings.database_url
    engine = create_engine(settings.database_url, pool_size=4)
    container = create_container(engine, clock)
    scheduler = AsyncIOScheduler(timezone=UTC)
    turns = Turns()
    ticks = Ticks(scheduler, turns, FireReminders(container, clock), clock)
    ticks.next_at(timedelta())
    partitions = Partitions(settings.events_retention_days)
    scheduler.add_job(turns.of(Upkeep(engine, clock, (partitions,)).run), **ANY_LATENESS)
    upkeep = IntervalTrigger(hours=1, start_date=SystemClock().now() + UPKEEP_AFTER, jitter=300)
    whole = turns.of(Upkeep(engine, clock, (*JOBS, partitions)).run)
    scheduler.add_job(whole, upkeep, **ANY_LATENESS)
    try:
        async with activity_jobs(engine, settings.clickhouse_url) as jobs:
            for name, job in jobs.items():
                copy = turns.of(job)
                scheduler.add_job(copy, "interval", seconds=COPY_SECONDS, id=name, **ANY_LATENESS)
            scheduler.start()
            try:
                yield
            finally:
                scheduler.pause()
                await turns.over()
                scheduler.shutdown()
    finally:
        await container.close()
        await close_engine(engine)


class Ticks:
    """The reminders job: fires, then asks to be woken in a second, or when the next one is due."""

    def __init__(
        self, scheduler: AsyncIOScheduler, turns: Turns, fire: FireReminders, clock: Clock
    ) -> None:
        self._scheduler, self._fire, self._clock = scheduler, fire, clock
        self._turn = turns.of(self.tick)
        self._away = False

    def next_at(self, ahead: timedelta) -> None:
        """Tick once, `ahead` from now."""
        trigger = DateTrigger(SystemClock().now() + ahead)
        # Two, because the tick that asks for the next one has not quite ended.
        self._scheduler.add_job(self._turn, trigger, max_instances=2, **ANY_LATENESS)

    async def tick(self) -> None:
        ahead = TICK
        try:
            next_due = await self._fire()
            self._away = False
            if next_due is not None:
                ahead = min(TICK, next_due - self._clock.now())
                ahead = ahead if ahead > timedelta() else AGAIN
        except (SQLAlchemyError, OSError, TimeoutError) as error:
            if not self._away:
                log.warning("reminders wait for PostgreSQL", error=describe_error(error))
            self._away = True
        finally:
            self.next_at(ahead)
