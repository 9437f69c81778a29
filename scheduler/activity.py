"""What follows the stored events: the daily rollup, and the copy in ClickHouse."""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

import structlog
from prometheus_client import Counter
from sqlalchemy.ext.asyncio import AsyncEngine

from core.activity.analytics.loader import ClickHouseLoader
from core.activity.analytics.rollup import DailyRollup
from core.activity.analytics.warehouse import ClickHouseWarehouse
from core.kit.error_texts import describe_error
from core.kit.faults import is_transient

log = structlog.get_logger(__name__)
INTERVAL_SECONDS = 5
copy_failures = Counter("uspevai_activity_copy_failures_total", "Failed turns of a copy", ["copy"])
AsyncJob = Callable[[], Awaitable[None]]


@asynccontextmanager
async def open_activity_jobs(
    engine: AsyncEngine, clickhouse_url: str | None
) -> AsyncIterator[dict[str, AsyncJob]]:
    """The jobs by name, to be run every SECONDS; the second only with a ClickHouse."""
    jobs = {"activity-days": wrap_with_error_logging("days", DailyRollup(engine))}
    if clickhouse_url is None:
        yield jobs
        return
    warehouse = ClickHouseWarehouse.connect_to(clickhouse_url)
    yield jobs | {
        "activity-clickhouse": wrap_with_error_logging(
            "clickhouse", ClickHouseLoader(engine, warehouse)
        )
    }
    await warehouse.close()


def wrap_with_error_logging(name: str, copy: Callable[[], Awaitable[int]]) -> AsyncJob:
    """`copy` that leaves what it cannot do for the next turn, and says so when that begins."""
    away = False

    async def run_iteration() -> None:
        nonlocal away
        try:
            await copy()
        except Exception as error:
            copy_failures.labels(name).inc()
            if not is_transient(error):
                raise
            if not away:
                log.warning("a copy of the events waits", copy=name, error=describe_error(error))
            away = True
            return
        away = False

    return run_iteration
