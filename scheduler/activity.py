"""What follows the stored events: the daily rollup, and the copy in ClickHouse."""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

import structlog
from prometheus_client import Counter
from sqlalchemy.ext.asyncio import AsyncEngine

from core.activity.analytics.loader import Load
from core.activity.analytics.rollup import RollUp
from core.activity.analytics.warehouse import ClickHouse
from core.kit.error_texts import describe_error
from core.kit.faults import transient

log = structlog.get_logger(__name__)
SECONDS = 5
failures = Counter("uspevai_activity_copy_failures_total", "Failed turns of a copy", ["copy"])
Job = Callable[[], Awaitable[None]]


@asynccontextmanager
async def activity_jobs(
    engine: AsyncEngine, clickhouse_url: str | None
) -> AsyncIterator[dict[str, Job]]:
    """The jobs by name, to be run every SECONDS; the second only with a ClickHouse."""
    jobs = {"activity-days": patient("days", RollUp(engine))}
    if clickhouse_url is None:
        yield jobs
        return
    warehouse = ClickHouse.at(clickhouse_url)
    yield jobs | {"activity-clickhouse": patient("clickhouse", Load(engine, warehouse))}
    await warehouse.close()


def patient(name: str, copy: Callable[[], Awaitable[int]]) -> Job:
    """`copy` that leaves what it cannot do for the next turn, and says so when that begins."""
    away = False

    async def turn() -> None:
        nonlocal away
        try:
            await copy()
        except Exception as error:
            failures.labels(name).inc()
            if not transient(error):
                raise
            if not away:
                log.warning("a copy of the events waits", copy=name, error=describe_error(error))
            away = True
            return
        away = False

    return turn
