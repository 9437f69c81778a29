"""What waits: messages of every consumer, events of every copy, open dead letters."""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass

from nats.aio.client import Client
from prometheus_client import Gauge
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from core.kit.loops import for_ever, tried
from core.kit.spawn import background

SECONDS = 15.0
pending = Gauge("uspevai_consumer_pending", "Messages not delivered yet", ["stream", "consumer"])
unacked = Gauge("uspevai_consumer_unacked", "Messages being handled", ["stream", "consumer"])
stream_bytes = Gauge("uspevai_stream_bytes", "Bytes a stream holds", ["stream"])
behind = Gauge("uspevai_activity_copy_lag_events", "Events not copied yet", ["copy"])
letters = Gauge("uspevai_dead_letters_open", "Dead letters nobody has dealt with", ["reason"])


@dataclass(slots=True, frozen=True)
class Lag:
    """Looks at NATS and PostgreSQL every SECONDS; one that is away keeps its last numbers."""

    client: Client
    engine: AsyncEngine
    ready: Callable[[], Awaitable[object]] | None = None

    async def run(self) -> None:
        """Look until cancelled."""
        await for_ever(self._look, "lag", pause=SECONDS)

    async def _look(self) -> None:
        for look in (self.look_at_streams, self.look_at_tables, self.ready):
            if look is not None:
                await tried(look, "lag")

    async def look_at_streams(self) -> None:
        """Every stream's size and the lag of its consumers."""
        if not self.client.is_connected:
            return
        js = self.client.jetstream()
        for stream in await js.streams_info():
            name = stream.config.name or ""
            stream_bytes.labels(name).set(stream.state.bytes)
            for one in await js.consumers_info(name):
                pending.labels(name, one.name).set(one.num_pending or 0)
                unacked.labels(name, one.name).set(one.num_ack_pending or 0)

    async def look_at_tables(self) -> None:
        """How far the copies of the events are behind, and the open dead letters."""
        async with self.engine.connect() as connection:
            for name, count in await connection.execute(_BEHIND):
                behind.labels(name).set(count)
            found = (await connection.execute(_LETTERS)).all()
        letters.clear()
        for reason, count in found:
            letters.labels(reason).set(count)


@asynccontextmanager
async def watching_lag(
    client: Client, engine: AsyncEngine, ready: Callable[[], Awaitable[object]]
) -> AsyncIterator[None]:
    """Look in the background, and ask `ready`, which counts what it finds away."""
    async with background(Lag(client, engine, ready).run(), name="lag"):
        yield


_BEHIND = text(
    """
    SELECT name, (SELECT count(*) FROM (
        SELECT FROM events WHERE events.xid >= activity_cursors.xid LIMIT 1000000
    ) AS waiting) FROM activity_cursors
    """
)
_LETTERS = text("SELECT reason, count(*) FROM dead_letters WHERE state = 'open' GROUP BY reason")
