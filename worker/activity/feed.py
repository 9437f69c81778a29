"""From a stream to the store: take what has arrived, store it in one go, acknowledge after."""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

import structlog
from nats.aio.msg import Msg
from prometheus_client import Counter, Histogram

from core.kit.clock import Clock
from core.kit.crash import crash_point
from core.kit.error_texts import describe_error
from core.kit.faults import transient
from core.kit.nats.pulling import Puller
from worker.activity.rows import Batch
from worker.activity.store import Stored

log = structlog.get_logger(__name__)
MESSAGES = 500
ROWS = 10_000  # a batch is stored as soon as it has as many
FEW_ROWS = 1_000
GATHER_SECONDS = 0.02  # after a small batch: one transaction for what comes within this time
LONGEST_PAUSE = 5.0
ACK_WAIT = 15.0  # a killed worker's events go to another after so long
stored_events = Counter("uspevai_activity_stored_total", "Events by what became of them", ["as"])
storing_seconds = Histogram(
    "uspevai_activity_storing_seconds",
    "From the door to the commit, by the oldest event of a batch",
    buckets=(0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10, 60, 600),
)
Read = Callable[[Msg, Batch], None]


class Storing(Protocol):
    """Stores a batch, each event once; `close` before it is used again after a failure."""

    async def __call__(self, batch: Batch) -> Stored: ...

    async def close(self) -> None: ...


@dataclass(slots=True)
class Feed:
    """Moves one stream into the store; several may share a puller."""

    puller: Puller
    store: Storing
    read: Read
    clock: Clock

    async def run(self) -> None:
        """Go on until cancelled; what was not acknowledged by then is delivered again."""
        while True:
            messages = await self.puller.take(MESSAGES)
            if await self._batches(messages) < FEW_ROWS:
                await asyncio.sleep(GATHER_SECONDS)

    async def _batches(self, messages: Sequence[Msg]) -> int:
        """Store the messages in batches of about `ROWS`; gives how many rows there were."""
        rows, first, batch = 0, 0, Batch()
        for number, message in enumerate(messages, 1):
            self.read(message, batch)
            if len(batch.rows) >= ROWS or number == len(messages):
                await self._settle(batch, messages[first:number])
                rows, first, batch = rows + len(batch.rows), number, Batch()
        return rows

    async def _settle(self, batch: Batch, messages: Sequence[Msg]) -> None:
        stored = await self._until_stored(batch, messages)
        crash_point("activity.before_ack")
        for message in messages:
            await message.ack()
        stored_events.labels("new").inc(stored.new)
        stored_events.labels("duplicate").inc(stored.duplicates)
        stored_events.labels("dead").inc(stored.dead)
        if batch.rows:
            oldest = min(row.received_at for row in batch.rows.values())
            storing_seconds.observe((self.clock.now() - oldest).total_seconds())

    async def _until_stored(self, batch: Batch, messages: Sequence[Msg]) -> Stored:
        """Try without end: a fault that is not a row's own is the server's or ours, and giving up
        would lose events that others were told are safe. Meanwhile nothing more is pulled."""
        pause = 0.1
        while True:
            try:
                return await self.store(batch)
            except Exception as error:
                if transient(error):
                    log.warning("events wait for PostgreSQL", error=describe_error(error))
                else:
                    log.error("events cannot be stored", exc_info=error)
            await self.store.close()
            await self.puller.hold(messages)
            await asyncio.sleep(pause)
            pause = min(LONGEST_PAUSE, pause * 2)
