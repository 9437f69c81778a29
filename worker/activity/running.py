"""The feeds of a worker: what outside systems sent, and the product's own events."""

from collections.abc import AsyncIterator, Mapping
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field

import msgspec
from nats.aio.client import Client
from nats.aio.msg import Msg
from nats.js import JetStreamContext

from core.activity.contracts import PRODUCT
from core.kit.clock import Clock
from core.kit.error_texts import describe_error
from core.kit.messages import NOBODY, Event
from core.kit.nats.pulling import Puller
from core.kit.nats.streams import ACTIVITY, EVENTS, pull_consumer, upsert_consumer
from core.kit.spawn import background
from core.personal.contracts import UserForgotten
from core.wiring import event_registry
from worker.activity.feed import ACK_WAIT, Feed, Read
from worker.activity.rows import Batch, open_envelope, row_of_event, unreadable
from worker.activity.store import Store

PENDING = 20_000
WRITERS = 2  # one decodes while the other waits for its commit


@dataclass(slots=True, frozen=True)
class ReadEnvelope:
    """Events that came through a door."""

    clock: Clock

    def __call__(self, message: Msg, batch: Batch) -> None:
        try:
            open_envelope(message.data, batch)
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
            letter = unreadable(
                message.subject, message.data, describe_error(error), self.clock.now()
            )
            batch.letters.append(letter)


@dataclass(slots=True, frozen=True)
class ReadDomainEvent:
    """Domain events of the product: their subject is the type."""

    clock: Clock
    registry: Mapping[str, type[Event]] = field(default_factory=event_registry)

    def __call__(self, message: Msg, batch: Batch) -> None:
        name, now = message.subject.removeprefix("events."), self.clock.now()
        try:
            event = msgspec.json.decode(message.data, type=self.registry[name])
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError, KeyError) as error:
            batch.letters.append(
                unreadable(message.subject, message.data, describe_error(error), now)
            )
        else:
            if isinstance(event, UserForgotten):  # it happened, and that is all there is to keep
                event = msgspec.structs.replace(event, user_id=NOBODY, names=())
            batch.add([row_of_event(name, event, PRODUCT, now)])


@asynccontextmanager
async def storing(
    client: Client, js: JetStreamContext, database_url: str, clock: Clock
) -> AsyncIterator[None]:
    """Feed PostgreSQL from both streams until the end of the context."""
    async with AsyncExitStack() as stack:
        envelopes = await _puller(stack, client, js, ACTIVITY, "activity.raw.>")
        events = await _puller(stack, client, js, EVENTS, "events.>")
        for _ in range(WRITERS):
            await _feed(stack, envelopes, ReadEnvelope(clock), database_url, clock)
        await _feed(stack, events, ReadDomainEvent(clock), database_url, clock)
        yield


async def _puller(
    stack: AsyncExitStack, client: Client, js: JetStreamContext, stream: str, subject: str
) -> Puller:
    config = pull_consumer("activity", subject, pending=PENDING, ack_wait=ACK_WAIT)
    await upsert_consumer(js, stream, config)
    puller = Puller(client, stream, "activity")
    await puller.start()
    stack.push_async_callback(puller.stop)
    return puller


async def _feed(
    stack: AsyncExitStack, puller: Puller, read: Read, database_url: str, clock: Clock
) -> None:
    store = Store(database_url)
    stack.push_async_callback(store.close)
    feeding = Feed(puller, store, read, clock).run()
    await stack.enter_async_context(background(feeding, name=f"activity from {puller.stream}"))
