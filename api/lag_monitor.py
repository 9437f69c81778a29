"""What waits: messages of every consumer, events of every copy, open dead letters."""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass

from nats.aio.client import Client
from prometheus_client import Gauge
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from core.kit.background_tasks import run_in_background
from core.kit.loops import run_periodically, run_safely

INTERVAL_SECONDS = 15.0
pending_messages = Gauge(
    "uspevai_consumer_pending", "Messages not delivered yet", ["stream", "consumer"]
)
unacked_messages = Gauge(
    "uspevai_consumer_unacked", "Messages being handled", ["stream", "consumer"]
)
stream_bytes = Gauge("uspevai_stream_bytes", "Bytes a stream holds", ["stream"])
copy_lag_events = Gauge("uspevai_activity_copy_lag_events", "Events not copied yet", ["copy"])
open_dead_letters = Gauge(
    "uspevai_dead_letters_open", "Dead letters nobody has dealt with", ["reason"]
)


@dataclass(slots=True, frozen=True)
class LagMonitor:
    """Looks at NATS and PostgreSQL every SECONDS; one that is away keeps its last numbers."""

    client: Client
    engine: AsyncEngine
    check_readiness: Callable[[], Awaitable[object]] | None = None

    async def run(self) -> None:
        """Look until cancelled."""
        await run_periodically(self._collect_all, "lag", pause=INTERVAL_SECONDS)

    async def _collect_all(self) -> None:
        for look in (self.collect_stream_metrics, self.collect_table_metrics, self.check_readiness):
            if look is not None:
                await run_safely(look, "lag")

    async def collect_stream_metrics(self) -> None:
        """Every stream's size and the lag of its consumers."""
        if not self.client.is_connected:
            return
        js = self.client.jetstream()
        for stream in await js.streams_info():
            name = stream.config.name or ""
            stream_bytes.labels(name).set(stream.state.bytes)
            for one in await js.consumers_info(name):
                pending_messages.labels(name, one.name).set(one.num_pending or 0)
                unacked_messages.labels(name, one.name).set(one.num_ack_pending or 0)

    async def collect_table_metrics(self) -> None:
        """How far the copies of the events are behind, and the open dead letters."""
        async with self.engine.connect() as connection:
            for name, count in await connection.execute(_COPY_LAG_SQL):
                copy_lag_events.labels(name).set(count)
            found = (await connection.execute(_OPEN_DEAD_LETTERS_SQL)).all()
        open_dead_letters.clear()
        for reason, count in found:
            open_dead_letters.labels(reason).set(count)


@asynccontextmanager
async def run_lag_monitor(
    client: Client, engine: AsyncEngine, ready: Callable[[], Awaitable[object]]
) -> AsyncIterator[None]:
    """Look in the background, and ask `ready`, which counts what it finds away."""
    async with run_in_background(LagMonitor(client, engine, ready).run(), name="lag"):
        yield


_COPY_LAG_SQL = text(
    """
    SELECT name, (SELECT count(*) FROM (
        SELECT FROM events WHERE events.xid >= activity_cursors.xid LIMIT 1000000
    ) AS waiting) FROM activity_cursors
    """
)
_OPEN_DEAD_LETTERS_SQL = text(
    "SELECT reason, count(*) FROM dead_letters WHERE state = 'open' GROUP BY reason"
)
