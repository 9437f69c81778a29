"""After a person was forgotten: their traces in the streams, in the outbox and in ClickHouse.

PostgreSQL forgot them in the command's own transaction. What had been published before lies in
JetStream; here it is overwritten and deleted message by message, the news of the forgetting last.
"""

import re
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

import msgspec
import nats.errors
import structlog
from faststream.nats.message import NatsMessage
from nats.aio.msg import Msg
from nats.js import JetStreamContext
from nats.js.api import AckPolicy, ConsumerConfig, DeliverPolicy
from nats.js.errors import APIError, NotFoundError
from sqlalchemy import delete
from sqlalchemy.ext.asyncio import AsyncEngine

from core.account.contracts import UserForgotten
from core.activity.analytics.loader import delete_copied_events
from core.activity.analytics.warehouse import Warehouse
from core.activity.erasure import delete_user_events
from core.kit.faults import TransientError
from core.kit.inbox import InboxRow
from core.kit.nats.ack_renewal import renew_ack_deadline
from core.kit.nats.streams import ACTIVITY, DEAD, EVENTS
from core.kit.outbox import OutboxRow

log = structlog.get_logger(__name__)
SUBJECT = f"events.{UserForgotten.subject}"
ACK_WAIT = 60.0
_FETCH_SIZE = 500
_FETCH_TIMEOUT = 5.0
# Streams that keep what was dealt with; in the others a message ends when it is handled.
RETAINED_STREAMS = (EVENTS, DEAD)

EVENT_CONSUMERS = frozenset({"reactions", "activity"})  # the durable consumers of EVENTS


class ConsumersBehind(TransientError):
    """Another consumer has still to read what is to be erased: the news comes again."""


@dataclass(slots=True, frozen=True)
class AccountErasureConsumer:
    """The consumer of `events.users.forgotten`. Repeats find less to do. Raises OthersAreBusy."""

    js: JetStreamContext
    engine: AsyncEngine
    warehouse: Warehouse | None = None

    async def __call__(self, message: NatsMessage) -> None:
        event = msgspec.json.decode(message.body, type=UserForgotten)
        own = message.raw_message.metadata
        async with renew_ack_deadline(message, ACK_WAIT / 3):
            await self._check_event_consumers(own.sequence.stream)
            await self._check_ingested_events(own.timestamp)
            await self._delete_leftovers(event.user_id, event.at)
            await self._delete_events(event.names or (str(event.user_id),), event.at)
            for stream in RETAINED_STREAMS:
                await self._erase_messages(stream, event.user_id, own)
        await delete_message(self.js, own.stream, own.sequence.stream)
        log.info("a person was forgotten", trace=message.headers.get("trace"))

    async def _delete_leftovers(self, user_id: UUID, before: datetime) -> None:
        """What commands that ran beside the deletion, and its own event, left behind."""
        async with self.engine.begin() as connection:
            await connection.execute(
                delete(OutboxRow).where(
                    OutboxRow.user_id == user_id,
                    (OutboxRow.created_at <= before) | (OutboxRow.subject == SUBJECT),
                )
            )
            await connection.execute(
                delete(InboxRow).where(InboxRow.user_id == user_id, InboxRow.received_at <= before)
            )

    async def _check_event_consumers(self, number: int) -> None:
        """Whoever reads the stream as well has dealt with all that came before the news."""
        for info in await self.js.consumers_info(EVENTS):
            floor = info.ack_floor.stream_seq if info.ack_floor else 0
            if info.name in EVENT_CONSUMERS and floor < number:
                raise ConsumersBehind(info.name)

    async def _check_ingested_events(self, before: datetime) -> None:
        """What had come in from other systems is stored, or it would be stored after all."""
        state = (await self.js.stream_info(ACTIVITY)).state
        if not state.messages:
            return
        try:
            oldest = await self.js.get_msg(ACTIVITY, state.first_seq)
        except NotFoundError:
            raise ConsumersBehind(ACTIVITY) from None
        if oldest.time is None or oldest.time <= before:
            raise ConsumersBehind(ACTIVITY)

    async def _delete_events(self, names: Sequence[str], before: datetime) -> None:
        """Those of the product and those of other systems, and their copies."""
        async with self.engine.begin() as connection:
            await delete_user_events(connection, names, before)
        if self.warehouse is not None:
            await delete_copied_events(self.engine, self.warehouse, names, before)

    async def _erase_messages(self, stream: str, user_id: UUID, news: Msg.Metadata) -> None:
        """Overwrite and delete the stream's messages that name the person, older than the news.

        Older by NATS's clock, which stamped both: a worker's clock may be off.
        """
        named = re.compile(re.escape(str(user_id)).encode())
        erased = 0
        async for message in self._iterate_messages(stream):
            meta = message.metadata
            if meta.timestamp > news.timestamp or (
                stream == news.stream and meta.sequence.stream >= news.sequence.stream
            ):
                break
            if named.search(message.data):
                await delete_message(self.js, stream, meta.sequence.stream)
                erased += 1
        log.info("erased from a stream", stream=stream, messages=erased)

    async def _iterate_messages(self, stream: str) -> AsyncIterator[Msg]:
        """All that the stream holds now, oldest first."""
        state = (await self.js.stream_info(stream)).state
        if not state.messages:
            return
        config = ConsumerConfig(
            ack_policy=AckPolicy.NONE,
            deliver_policy=DeliverPolicy.ALL,
            inactive_threshold=ACK_WAIT,
            mem_storage=True,
        )
        reading = await self.js.pull_subscribe(">", stream=stream, config=config)
        try:
            while True:
                try:
                    page = await reading.fetch(_FETCH_SIZE, timeout=_FETCH_TIMEOUT)
                except nats.errors.TimeoutError:
                    return
                for message in page:
                    yield message
                if page[-1].metadata.num_pending == 0:
                    return
                if page[-1].metadata.sequence.stream >= state.last_seq:
                    return
        finally:
            await reading.unsubscribe()


async def delete_message(js: JetStreamContext, stream: str, number: int) -> None:
    """Overwrites before it deletes; a message that is gone already is no trouble."""
    try:
        await js.delete_msg(stream, number)
    except APIError:  # that it is gone is told with several codes
        if await _has_message(js, stream, number):
            raise


async def _has_message(js: JetStreamContext, stream: str, number: int) -> bool:
    try:
        await js.get_msg(stream, number)
    except NotFoundError:
        return False
    return True
