"""Where past domain events are: the EVENTS stream, the outbox table, a file of JSON lines.

Each source ends at what is there when it begins, so that a replay beside a running worker ends.
"""

from collections.abc import AsyncIterator
from datetime import datetime

import msgspec
from nats.aio.msg import Msg
from nats.js import JetStreamContext
from nats.js.api import AckPolicy, ConsumerConfig, DeliverPolicy
from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncEngine

from core.kit.bus import RecordedEvent
from core.kit.nats.streams import EVENTS
from core.kit.outbox import OutboxRow

BATCH_SIZE = 512
SUBJECT_PREFIX = "events."
FETCH_TIMEOUT_SECONDS = 5.0


class _DatedEvent(msgspec.Struct):
    at: datetime


async def read_jetstream_events(
    js: JetStreamContext, after: int = 0
) -> AsyncIterator[RecordedEvent]:
    """The events of the stream behind sequence `after`."""
    last = (await js.stream_info(EVENTS)).state.last_seq
    while after < last:
        messages = await _fetch_batch(js, after)
        for message in messages:
            metadata = message.metadata
            after = metadata.sequence.stream
            if after <= last:
                yield _build_recorded_event(
                    message.subject, message.data, metadata.timestamp, after
                )
        if not messages or messages[-1].metadata.num_pending == 0:
            return


async def _fetch_batch(js: JetStreamContext, after: int) -> list[Msg]:
    """A batch by a consumer of its own: playing may take longer than a consumer would live."""
    config = ConsumerConfig(
        deliver_policy=DeliverPolicy.BY_START_SEQUENCE,
        opt_start_seq=after + 1,
        ack_policy=AckPolicy.NONE,
        mem_storage=True,
        inactive_threshold=30.0,
    )
    subscription = await js.pull_subscribe(f"{SUBJECT_PREFIX}>", stream=EVENTS, config=config)
    try:
        return await subscription.fetch(BATCH_SIZE, timeout=FETCH_TIMEOUT_SECONDS)
    except TimeoutError:
        if (await subscription.consumer_info()).num_pending:
            raise
        return []
    finally:
        await subscription.unsubscribe()


async def read_outbox_events(engine: AsyncEngine, after: int = 0) -> AsyncIterator[RecordedEvent]:
    """The published events of the outbox behind row `after`.

    Those not published yet are left to the relay: the reactions will hear of them anyway.
    """
    row = OutboxRow
    events = select(row.id, row.subject, row.payload, row.created_at).where(
        row.published_at.is_not(None), row.subject.startswith(SUBJECT_PREFIX, autoescape=True)
    )
    async with engine.connect() as connection:
        last = await connection.scalar(select(func.max(row.id))) or 0
    while after < last:
        batch = events.where(row.id > after, row.id <= last).order_by(row.id).limit(BATCH_SIZE)
        async with engine.connect() as connection:
            rows = (await connection.execute(batch)).all()
        for number, subject, payload, created_at in rows:
            yield _build_recorded_event(subject, payload, created_at, number)
        if not rows:
            return
        after = rows[-1][0]


def _build_recorded_event(
    subject: str, payload: bytes, at: datetime, position: int
) -> RecordedEvent:
    """An event by its own time; by the server's if the payload does not tell it."""
    try:
        at = msgspec.json.decode(payload, type=_DatedEvent).at
        data = msgspec.Raw(payload)
    except msgspec.DecodeError:
        data = msgspec.Raw(msgspec.json.encode(repr(payload)))
    return RecordedEvent(subject.removeprefix(SUBJECT_PREFIX), at, data, position)
