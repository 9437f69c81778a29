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
from core.kit.faults import is_transient
from core.kit.nats.puller import MessagePuller
from worker.activity.rows import EventBatch
from worker.activity.store import StoreResult

log = structlog.get_logger(__name__)
MESSAGES_PER_PULL = 500
ROWS_PER_BATCH = 10_000  # a batch is stored as soon as it has as many
SMALL_BATCH_ROWS = 1_000
GATHER_SECONDS = 0.02  # after a small batch: one transaction for what comes within this time
MAX_RETRY_DELAY = 5.0
ACK_WAIT = 15.0  # a killed worker's events go to another after so long
stored_events_total = Counter(
    "uspevai_activity_stored_total", "Events by what became of them", ["as"]
)
storing_seconds = Histogram(
    "uspevai_activity_storing_seconds",
    "From the door to the commit, by the oldest event of a batch",
    buckets=(0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10, 60, 600),
)
MessageReader = Callable[[Msg, EventBatch], None]


class BatchStore(Protocol):
    """Stores a batch, each event once; `close` before it is used again after a failure."""

    async def __call__(self, batch: EventBatch) -> StoreResult: ...

    async def close(self) -> None: ...


@dataclass(slots=True)
class ActivityConsumer:
    """Moves one stream into the store; several may share a puller."""

    puller: MessagePuller
    store: BatchStore
    read_message: MessageReader
    clock: Clock

    async def run(self) -> None:
        """Go on until cancelled; what was not acknowledged by then is delivered again."""
        while True:
            messages = await self.puller.take_messages(MESSAGES_PER_PULL)
            if await self._store_in_batches(messages) < SMALL_BATCH_ROWS:
                await asyncio.sleep(GATHER_SECONDS)

    async def _store_in_batches(self, messages: Sequence[Msg]) -> int:
        """Store the messages in batches of about `ROWS`; gives how many rows there were."""
        rows, first, batch = 0, 0, EventBatch()
        for number, message in enumerate(messages, 1):
            self.read_message(message, batch)
            if len(batch.rows) >= ROWS_PER_BATCH or number == len(messages):
                await self._store_and_acknowledge(batch, messages[first:number])
                rows, first, batch = rows + len(batch.rows), number, EventBatch()
        return rows

    async def _store_and_acknowledge(self, batch: EventBatch, messages: Sequence[Msg]) -> None:
        stored = await self._store_with_retries(batch, messages)
        crash_point("activity.before_ack")
        for message in messages:
            await message.ack()
        stored_events_total.labels("new").inc(stored.new)
        stored_events_total.labels("duplicate").inc(stored.duplicates)
        stored_events_total.labels("dead").inc(stored.dead)
        if batch.rows:
            oldest = min(row.received_at for row in batch.rows.values())
            storing_seconds.observe((self.clock.now() - oldest).total_seconds())

    async def _store_with_retries(self, batch: EventBatch, messages: Sequence[Msg]) -> StoreResult:
        """Try without end: a fault that is not a row's own is the server's or ours, and giving up
        would lose events that others were told are safe. Meanwhile nothing more is pulled."""
        pause = 0.1
        while True:
            try:
                return await self.store(batch)
            except Exception as error:
                if is_transient(error):
                    log.warning("events wait for PostgreSQL", error=describe_error(error))
                else:
                    log.error("events cannot be stored", exc_info=error)
            await self.store.close()
            await self.puller.extend_ack_deadline(messages)
            await asyncio.sleep(pause)
            pause = min(MAX_RETRY_DELAY, pause * 2)
