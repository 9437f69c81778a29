"""Upkeep: what has outlived its use is deleted, by one scheduler at a time, a little at once."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol

import structlog
from prometheus_client import Counter
from sqlalchemy import func, select, text
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from core.activity import partitions
from core.kit.clock import Clock
from core.kit.error_texts import describe_error

log = structlog.get_logger(__name__)
LOCK = 0x05BE7A2
BATCH = 5000
done = Counter("uspevai_upkeep_rows_total", "Rows dealt with by upkeep", ["job"])
runs = Counter("uspevai_upkeep_runs_total", "Runs of upkeep jobs", ["job", "outcome"])


class Job(Protocol):
    """A piece of upkeep, done in steps; each step is a short transaction of its own."""

    @property
    def name(self) -> str: ...

    async def step(self, connection: AsyncConnection, now: datetime) -> int:
        """Do at most BATCH rows; how many they were. Fewer than BATCH end the run."""
        ...


@dataclass(slots=True, frozen=True)
class Retention:
    """Deletes rows of `name` for which `old` holds; `old` may speak of the instant `:before`,
    which is `keep` ago."""

    name: str
    old: str
    keep: timedelta

    async def step(self, connection: AsyncConnection, now: datetime) -> int:
        some = f"SELECT ctid FROM {self.name} WHERE {self.old} LIMIT :batch FOR UPDATE SKIP LOCKED"  # noqa: S608
        gone = text(f"DELETE FROM {self.name} WHERE ctid = ANY (ARRAY ({some}))")  # noqa: S608
        found = await connection.execute(gone, {"before": now - self.keep, "batch": BATCH})
        return found.rowcount


class Inbox:
    """Deletes settled commands; of each person is kept when they last gave one."""

    name = "inbox"

    async def step(self, connection: AsyncConnection, now: datetime) -> int:
        # Longer than the streams keep a message, which is 7 days.
        values = {"before": now - days(8), "batch": BATCH}
        return await connection.scalar(_FORGET_COMMANDS, values) or 0


@dataclass(slots=True, frozen=True)
class Partitions:
    """Makes the partitions of events ahead of time; drops those older than `keep_days`."""

    keep_days: int
    name: str = "event partitions"

    async def step(self, connection: AsyncConnection, now: datetime) -> int:
        await partitions.ensure(connection, partitions.weeks_ahead(now))
        return len(await partitions.drop_before(connection, now - days(self.keep_days)))


_FORGET_COMMANDS = text("""
    WITH gone AS (
        DELETE FROM inbox WHERE ctid = ANY (ARRAY (
            SELECT ctid FROM inbox WHERE received_at < :before LIMIT :batch FOR UPDATE SKIP LOCKED
        ))
        RETURNING user_id, received_at
    ), last AS (
        SELECT user_id, max(received_at) AS at FROM gone GROUP BY user_id
    ), seen AS (
        UPDATE users SET active_at = last.at FROM last
        WHERE users.id = last.user_id AND (active_at IS NULL OR active_at < last.at)
    )
    SELECT count(*) FROM gone
""")


def days(many: int) -> timedelta:
    return timedelta(days=many)


JOBS: tuple[Job, ...] = (
    Inbox(),
    Retention("outbox", "published_at < :before", days(7)),
    Retention("deliveries", "updated_at < :before", days(90)),
    # A code not sent yet is waited for a day.
    Retention("contact_codes", "asked_at < :before", days(2)),
    Retention("event_ids", "first_seen < :before", days(partitions.LEDGER_DAYS)),
    Retention("dead_letters", "received_at < :before", days(90)),
    Retention("bundle_items", "kept_at < :before", days(30)),
    # Silenced once, and past since: nothing can wake these any more.
    Retention(
        "reminders",
        "next_fire_at IS NULL AND rrule IS NULL AND start_local < CAST(:before AS timestamptz)",
        days(30),
    ),
)


@dataclass(slots=True, frozen=True)
class Upkeep:
    engine: AsyncEngine
    clock: Clock
    jobs: Sequence[Job] = JOBS

    async def run(self) -> None:
        """Run every job to its end; one that fails does not keep the others from theirs."""
        for job in self.jobs:
            try:
                rows = await self._finish(job)
            except (SQLAlchemyError, OSError, TimeoutError) as error:
                log.warning("upkeep", job=job.name, error=describe_error(error))
                runs.labels(job.name, "failed").inc()
            else:
                log.info("upkeep", job=job.name, rows=rows)
                runs.labels(job.name, "done").inc()

    async def _finish(self, job: Job) -> int:
        rows, last = 0, BATCH
        while last == BATCH:
            last = await self._step(job)
            done.labels(job.name).inc(last)
            rows += last
        return rows

    async def _step(self, job: Job) -> int:
        """Nothing while another scheduler is at it."""
        async with self.engine.begin() as connection:
            if not await connection.scalar(select(func.pg_try_advisory_xact_lock(LOCK))):
                return 0
            return await job.step(connection, self.clock.now())
