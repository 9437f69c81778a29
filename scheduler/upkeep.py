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
ADVISORY_LOCK_ID = 0x05BE7A2
BATCH_SIZE = 5000
upkeep_rows_total = Counter("uspevai_upkeep_rows_total", "Rows dealt with by upkeep", ["job"])
upkeep_runs_total = Counter("uspevai_upkeep_runs_total", "Runs of upkeep jobs", ["job", "outcome"])


class UpkeepJob(Protocol):
    """A piece of upkeep, done in steps; each step is a short transaction of its own."""

    @property
    def name(self) -> str: ...

    async def run_step(self, connection: AsyncConnection, now: datetime) -> int:
        """Do at most BATCH rows; how many they were. Fewer than BATCH end the run."""
        ...


@dataclass(slots=True, frozen=True)
class RowRetention:
    """Deletes rows of `name` for which `old` holds; `old` may speak of the instant `:before`,
    which is `keep` ago."""

    name: str
    condition: str
    max_age: timedelta

    async def run_step(self, connection: AsyncConnection, now: datetime) -> int:
        some = (
            f"SELECT ctid FROM {self.name} WHERE {self.condition}"  # noqa: S608
            " LIMIT :batch FOR UPDATE SKIP LOCKED"
        )
        gone = text(f"DELETE FROM {self.name} WHERE ctid = ANY (ARRAY ({some}))")  # noqa: S608
        found = await connection.execute(gone, {"before": now - self.max_age, "batch": BATCH_SIZE})
        return found.rowcount


class InboxRetention:
    """Deletes settled commands; of each person is kept when they last gave one."""

    name = "inbox"

    async def run_step(self, connection: AsyncConnection, now: datetime) -> int:
        # Longer than the streams keep a message, which is 7 days.
        values = {"before": now - build_days(8), "batch": BATCH_SIZE}
        return await connection.scalar(_DELETE_COMMANDS_SQL, values) or 0


@dataclass(slots=True, frozen=True)
class PartitionMaintenance:
    """Makes the partitions of events ahead of time; drops those older than `keep_days`."""

    keep_days: int
    name: str = "event partitions"

    async def run_step(self, connection: AsyncConnection, now: datetime) -> int:
        await partitions.create_partitions(connection, partitions.list_required_weeks(now))
        return len(
            await partitions.drop_partitions_before(connection, now - build_days(self.keep_days))
        )


_DELETE_COMMANDS_SQL = text("""
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


def build_days(many: int) -> timedelta:
    return timedelta(days=many)


JOBS: tuple[UpkeepJob, ...] = (
    InboxRetention(),
    RowRetention("outbox", "published_at < :before", build_days(7)),
    RowRetention("deliveries", "updated_at < :before", build_days(90)),
    # A code not sent yet is waited for a day.
    RowRetention("contact_codes", "asked_at < :before", build_days(2)),
    RowRetention("event_ids", "first_seen < :before", build_days(partitions.LEDGER_DAYS)),
    RowRetention("dead_letters", "received_at < :before", build_days(90)),
    RowRetention("bundle_items", "kept_at < :before", build_days(30)),
    # Silenced once, and past since: nothing can wake these any more.
    RowRetention(
        "reminders",
        "next_fire_at IS NULL AND rrule IS NULL AND start_local < CAST(:before AS timestamptz)",
        build_days(30),
    ),
)


@dataclass(slots=True, frozen=True)
class UpkeepRunner:
    engine: AsyncEngine
    clock: Clock
    jobs: Sequence[UpkeepJob] = JOBS

    async def run(self) -> None:
        """Run every job to its end; one that fails does not keep the others from theirs."""
        for job in self.jobs:
            try:
                rows = await self._run_job(job)
            except (SQLAlchemyError, OSError, TimeoutError) as error:
                log.warning("upkeep", job=job.name, error=describe_error(error))
                upkeep_runs_total.labels(job.name, "failed").inc()
            else:
                log.info("upkeep", job=job.name, rows=rows)
                upkeep_runs_total.labels(job.name, "done").inc()

    async def _run_job(self, job: UpkeepJob) -> int:
        rows, last = 0, BATCH_SIZE
        while last == BATCH_SIZE:
            last = await self._run_job_step(job)
            upkeep_rows_total.labels(job.name).inc(last)
            rows += last
        return rows

    async def _run_job_step(self, job: UpkeepJob) -> int:
        """Nothing while another scheduler is at it."""
        async with self.engine.begin() as connection:
            if not await connection.scalar(
                select(func.pg_try_advisory_xact_lock(ADVISORY_LOCK_ID))
            ):
                return 0
            return await job.run_step(connection, self.clock.now())
