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

from api.live.listeners import Listener, LiveEvent, listening, wanted
from core.activity.analytics.questions import Filter
from core.activity.contracts import CHANNEL, EventView
from core.kit.loops import Pauses, for_ever
from core.kit.spawn import end, spawn

POLL_SECONDS = 0.5  # for transactions that were still running when the notification came
GATHER_SECONDS = 0.02
NEWEST = 2_000  # events of one reading; older ones of a burst count as missed


@dataclass(slots=True)
class Feed:
    """Reads while there are listeners."""

    engine: AsyncEngine
    _listeners: set[Listener] = field(default_factory=set)
    _reader: "asyncio.Task[None] | None" = None
    _at: str | None = None
    _ended: bool = False
    _wake: asyncio.Event = field(default_factory=asyncio.Event)
    _ready: asyncio.Event = field(default_factory=asyncio.Event)

    @asynccontextmanager
    async def listen(self, listener: Listener) -> AsyncIterator[Listener]:
        """Give `listener` the events stored from now on. Waits while PostgreSQL is away."""
        self._listeners.add(listener)
        listening.labels(listener.door).inc()
        if self._reader is None:
            self._at = None
            self._ready.clear()
            self._reader = spawn(self._read(), name="live events")
        try:
            await self._ready.wait()
            if self._ended:
                listener.end()
            yield listener
        finally:
            listening.labels(listener.door).dec()
            self._listeners.discard(listener)
            if not self._listeners:
                await self.close()

    def end(self) -> None:
        """The process stops: streams end, so that nobody waits for them."""
        self._ended = True
        for listener in self._listeners:
            listener.end()

    async def close(self) -> None:
        """Stop reading."""
        reader, self._reader = self._reader, None
        if reader is not None:
            await end(reader)

    async def _read(self) -> None:
        """Read until cancelled; after a lost connection go on where it was."""
        away = "live events wait for PostgreSQL"
        await for_ever(self._follow, "live events", pause=POLL_SECONDS, away=away)

    async def _follow(self) -> None:
        """Read until the connection is lost."""
        async with self.engine.connect() as connection, self._woken_by(connection):
            self._at = self._at or await _horizon(connection)
            self._ready.set()
            while True:
                await self._turn(connection)

    @asynccontextmanager
    async def _woken_by(self, connection: AsyncConnection) -> AsyncIterator[None]:
        raw = await connection.get_raw_connection()
        driver: Any = raw.driver_connection
        await driver.add_listener(CHANNEL, self._notified)
        try:
            yield
        finally:
            if not driver.is_closed():
                await driver.remove_listener(CHANNEL, self._notified)

    def _notified(self, *_: object) -> None:
        self._wake.set()

    async def _turn(self, connection: AsyncConnection) -> None:
        """Wait for something new and give it out."""
        with suppress(TimeoutError):
            async with asyncio.timeout(POLL_SECONDS):
                await self._wake.wait()
            await asyncio.sleep(GATHER_SECONDS)
        self._wake.clear()
        until = await _horizon(connection)
        given = {"lo": self._at, "hi": until, "limit": NEWEST}
        rows = (await connection.execute(_NEW, given)).all()
        await connection.commit()
        self._at = until
        if rows:
            await self._give(rows)

    async def _give(self, rows: Sequence[Row[Any]]) -> None:
        """Hand out; what is for many is filtered and encoded once, and other work goes on."""
        pauses = Pauses()
        events = [LiveEvent(EventView(*row[:-1])) for row in reversed(rows)]
        for event in events:
            len(event.json)
            await pauses.take()
        found: dict[Filter, list[LiveEvent]] = {}
        for listener in tuple(self._listeners):
            if listener.where not in found:
                found[listener.where] = wanted(events, listener.where)
            listener.offer(found[listener.where])
            listener.miss(rows[0].n - len(rows))
            await pauses.take()


async def _horizon(connection: AsyncConnection) -> str:
    """Below it every transaction is finished; ends its own, in which no NOTIFY would arrive."""
    found = await connection.scalar(_FINISHED)
    await connection.commit()
    return str(found)


_FINISHED = text("SELECT CAST(pg_snapshot_xmin(pg_current_snapshot()) AS text)")
_NEW = text(
    """
    SELECT event_id, user_id, event_type, amount, ts, props, source, received_at,
        count(*) OVER () AS n
    FROM events
    WHERE xid >= CAST(CAST(:lo AS text) AS xid8) AND xid < CAST(CAST(:hi AS text) AS xid8)
    ORDER BY xid DESC, received_at DESC, event_id DESC LIMIT :limit
    """
).columns(props=JSONB())
