"""One reader a process: events as they are stored, each once, to every listener.

It follows the event table rather than the incoming stream: that is a work queue, whose messages
may be repeats or end among the dead letters. PostgreSQL's NOTIFY wakes it; it reads the
transactions that are finished, as the rollup does.
"""

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Row, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from api.live.listeners import LiveEvent, LiveListener, active_listeners, wanted
from core.activity.analytics.questions import Filter
from core.activity.contracts import CHANNEL, EventView
from core.kit.background_tasks import cancel_and_wait, spawn_task
from core.kit.loops import Pauses, run_periodically

POLL_SECONDS = 0.5  # for transactions that were still running when the notification came
GATHER_SECONDS = 0.02
MAX_EVENTS_PER_READ = 2_000  # events of one reading; older ones of a burst count as missed


@dataclass(slots=True)
class LiveFeed:
    """Reads while there are listeners."""

    engine: AsyncEngine
    _listeners: set[LiveListener] = field(default_factory=set)
    _reader: "asyncio.Task[None] | None" = None
    _position: str | None = None
    _ended: bool = False
    _wake: asyncio.Event = field(default_factory=asyncio.Event)
    _ready: asyncio.Event = field(default_factory=asyncio.Event)

    @asynccontextmanager
    async def add_listener(self, listener: LiveListener) -> AsyncIterator[LiveListener]:
        """Give `listener` the events stored from now on. Waits while PostgreSQL is away."""
        self._listeners.add(listener)
        active_listeners.labels(listener.endpoint).inc()
        if self._reader is None:
            self._position = None
            self._ready.clear()
            self._reader = spawn_task(self._run_reader(), name="live events")
        try:
            await self._ready.wait()
            if self._ended:
                listener.end_stream()
            yield listener
        finally:
            active_listeners.labels(listener.endpoint).dec()
            self._listeners.discard(listener)
            if not self._listeners:
                await self.close()

    def end_streams(self) -> None:
        """The process stops: streams end, so that nobody waits for them."""
        self._ended = True
        for listener in self._listeners:
            listener.end_stream()

    async def close(self) -> None:
        """Stop reading."""
        reader, self._reader = self._reader, None
        if reader is not None:
            await cancel_and_wait(reader)

    async def _run_reader(self) -> None:
        """Read until cancelled; after a lost connection go on where it was."""
        away = "live events wait for PostgreSQL"
        await run_periodically(
            self._read_until_disconnected,
            "live events",
            pause=POLL_SECONDS,
            unavailable_message=away,
        )

    async def _read_until_disconnected(self) -> None:
        """Read until the connection is lost."""
        async with self.engine.connect() as connection, self._listen_for_notify(connection):
            self._position = self._position or await _read_snapshot_horizon(connection)
            self._ready.set()
            while True:
                await self._read_new_events(connection)

    @asynccontextmanager
    async def _listen_for_notify(self, connection: AsyncConnection) -> AsyncIterator[None]:
        raw = await connection.get_raw_connection()
        driver: Any = raw.driver_connection
        await driver.add_listener(CHANNEL, self._handle_notify)
        try:
            yield
        finally:
            if not driver.is_closed():
                await driver.remove_listener(CHANNEL, self._handle_notify)

    def _handle_notify(self, *_: object) -> None:
        self._wake.set()

    async def _read_new_events(self, connection: AsyncConnection) -> None:
        """Wait for something new and give it out."""
        with suppress(TimeoutError):
            async with asyncio.timeout(POLL_SECONDS):
                await self._wake.wait()
            await asyncio.sleep(GATHER_SECONDS)
        self._wake.clear()
        until = await _read_snapshot_horizon(connection)
        given = {"lo": self._position, "hi": until, "limit": MAX_EVENTS_PER_READ}
        rows = (await connection.execute(_NEW_EVENTS_SQL, given)).all()
        await connection.commit()
        self._position = until
        if rows:
            await self._deliver_rows(rows)

    async def _deliver_rows(self, rows: Sequence[Row[Any]]) -> None:
        """Hand out; what is for many is filtered and encoded once, and other work goes on."""
        pauses = Pauses()
        events = [LiveEvent(EventView(*row[:-1])) for row in reversed(rows)]
        for event in events:
            len(event.json)
            await pauses.take()
        found: dict[Filter, list[LiveEvent]] = {}
        for listener in tuple(self._listeners):
            if listener.event_filter not in found:
                found[listener.event_filter] = wanted(events, listener.event_filter)
            listener.offer_events(found[listener.event_filter])
            listener.add_missed(rows[0].n - len(rows))
            await pauses.take()


async def _read_snapshot_horizon(connection: AsyncConnection) -> str:
    """Below it every transaction is finished; ends its own, in which no NOTIFY would arrive."""
    found = await connection.scalar(_SNAPSHOT_HORIZON_SQL)
    await connection.commit()
    return str(found)


_SNAPSHOT_HORIZON_SQL = text("SELECT CAST(pg_snapshot_xmin(pg_current_snapshot()) AS text)")
_NEW_EVENTS_SQL = text(
    """
    SELECT event_id, user_id, event_type, amount, ts, props, source, received_at,
        count(*) OVER () AS n
    FROM events
    WHERE xid >= CAST(CAST(:lo AS text) AS xid8) AND xid < CAST(CAST(:hi AS text) AS xid8)
    ORDER BY xid DESC, received_at DESC, event_id DESC LIMIT :limit
    """
).columns(props=JSONB())
