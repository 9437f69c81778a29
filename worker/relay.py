"""The relay: outbox rows become JetStream messages, in order, each at least once.

One relay publishes at a time (an advisory lock within the transaction), so that the order of
the outbox is the order of the stream; the message id drops the repeats of a crash in between.
"""

import asyncio
from collections.abc import Awaitable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

import nats.errors
import nats.js.errors
import structlog
from nats.js import JetStreamContext
from nats.js.api import Header, PubAck
from prometheus_client import Counter
from sqlalchemy import Row, func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from core.kit.crash import crash_point
from core.kit.error_texts import describe_error
from core.kit.loops import run_periodically
from core.kit.outbox import CHANNEL, OutboxRow

log = structlog.get_logger(__name__)
published_total = Counter("uspevai_outbox_published_total", "Outbox rows published")
BATCH_SIZE = 256
ADVISORY_LOCK_ID = 0x05BE7A1
_WRONG_LAST_MESSAGE_CODE = 10070  # JetStream's code when the expected last message is not the last
POLL_SECONDS = 2.0
RETRY_SECONDS = 0.5
GATHER_SECONDS = 0.03  # one transaction for what commits within this time
OutboxMessage = Row[int, str, str, bytes, str]


@dataclass(slots=True)
class OutboxRelay:
    """Publishes what waits; woken by NOTIFY, and each two seconds in case one was missed."""

    engine: AsyncEngine
    js: JetStreamContext
    publish_timeout: float = 10.0
    _wake: asyncio.Event = field(default_factory=asyncio.Event)

    async def run(self) -> None:
        """Publish until cancelled; a server that is away is waited for.

        Whatever happens it goes on: a worker without its relay takes commands and tells nobody.
        """
        away = "outbox waits for PostgreSQL"
        await run_periodically(
            self._publish_until_disconnected,
            "outbox",
            pause=RETRY_SECONDS,
            unavailable_message=away,
        )

    async def _publish_until_disconnected(self) -> None:
        """Publish until the listening connection is lost."""
        async with self.engine.connect() as listener:
            await self._listen_for_notify(listener)
            await self._publish_on_wakeup(listener)

    async def _listen_for_notify(self, connection: AsyncConnection) -> None:
        raw = await connection.get_raw_connection()
        driver: Any = raw.driver_connection
        await driver.add_listener(CHANNEL, lambda *_: self._wake.set())

    async def _publish_on_wakeup(self, listener: AsyncConnection) -> None:
        while True:
            self._wake.clear()
            try:
                while await self.publish_batch() == BATCH_SIZE:
                    pass
            except (nats.errors.Error, TimeoutError) as error:
                log.warning("outbox waits for NATS", error=describe_error(error))
                await asyncio.sleep(RETRY_SECONDS)
            try:
                async with asyncio.timeout(POLL_SECONDS):
                    await self._wake.wait()
                await asyncio.sleep(GATHER_SECONDS)
            except TimeoutError:
                raw = await listener.get_raw_connection()
                driver: Any = raw.driver_connection
                if driver.is_closed():
                    raise OSError("the listening connection was lost") from None

    async def publish_batch(self) -> int:
        """Publish at most one batch; returns how many rows it held, 0 if another relay is at it."""
        async with self.engine.begin() as connection:
            if not await connection.scalar(
                select(func.pg_try_advisory_xact_lock(ADVISORY_LOCK_ID))
            ):
                return 0
            rows = (await connection.execute(_UNPUBLISHED_ROWS)).all()
            if not rows:
                return 0
            await self._publish_rows(rows)
            crash_point("relay.after_publish")
            ids = [row.id for row in rows]
            done = update(OutboxRow).where(OutboxRow.id.in_(ids)).values(published_at=func.now())
            await connection.execute(done)
        published_total.inc(len(rows))
        return len(rows)

    async def _publish_rows(self, rows: Sequence[OutboxMessage]) -> None:
        """Publish the rows in their order: all on the way at once, or else one after the other."""
        answers = await asyncio.gather(*self._publish_pipelined(rows), return_exceptions=True)
        errors = [answer for answer in answers if isinstance(answer, BaseException)]
        if any(_is_out_of_order(error) for error in errors):
            for row in rows:
                await self._publish_row(row, _build_headers(row))
        elif errors:
            raise errors[0]

    def _publish_pipelined(self, rows: Sequence[OutboxMessage]) -> Iterator[Awaitable[PubAck]]:
        """Each names the one before it, so that none is taken if an earlier one got lost.

        A repeat of something older breaks the chain as well: then the slow way is taken.
        """
        before: dict[str, str] = {}
        for row in rows:
            headers, stream = _build_headers(row), row.subject.partition(".")[0]
            if stream in before:
                headers[Header.EXPECTED_LAST_MSG_ID.value] = before[stream]
            before[stream] = headers[Header.MSG_ID.value]
            yield self._publish_row(row, headers)

    async def _publish_row(self, row: OutboxMessage, headers: dict[str, str]) -> PubAck:
        return await self.js.publish(
            row.subject, row.payload, self.publish_timeout, headers=headers
        )


def _is_out_of_order(error: BaseException) -> bool:
    return isinstance(error, nats.js.errors.APIError) and error.err_code == _WRONG_LAST_MESSAGE_CODE


def _build_headers(row: OutboxMessage) -> dict[str, str]:
    return {Header.MSG_ID.value: f"{row.subject}:{row.message_id}", "trace": row.trace}


_UNPUBLISHED_ROWS = (
    select(
        OutboxRow.id, OutboxRow.message_id, OutboxRow.subject, OutboxRow.payload, OutboxRow.trace
    )
    .where(OutboxRow.published_at.is_(None))
    .order_by(OutboxRow.id)
    .limit(BATCH_SIZE)
)
