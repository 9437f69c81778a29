"""The feeds of a worker: what outside systems sent, and the product's own events."""

from collections.abc import AsyncIterator, Mapping
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field

import msgspec
from nats.aio.client import Client
from nats.aio.msg import Msg
from nats.js import JetStreamContext

from core.account.contracts import UserForgotten
from core.activity.contracts import PRODUCT
from core.kit.background_tasks import run_in_background
from core.kit.clock import Clock
from core.kit.error_texts import describe_error
from core.kit.messages import NO_USER_ID, Event
from core.kit.nats.puller import MessagePuller
from core.kit.nats.streams import ACTIVITY, EVENTS, build_pull_consumer, upsert_consumer
from core.wiring import build_event_registry
from worker.activity.consumer import ACK_WAIT, ActivityConsumer, MessageReader
from worker.activity.rows import (
    EventBatch,
    add_envelope,
    build_event_row,
    build_unreadable_dead_letter,
)
from worker.activity.store import ActivityStore

MAX_PENDING = 20_000
WRITERS = 2  # one decodes while the other waits for its commit


@dataclass(slots=True, frozen=True)
class EnvelopeReader:
    """Events that came through a endpoint."""

    clock: Clock

    def __call__(self, message: Msg, batch: EventBatch) -> None:
        try:
            add_envelope(message.data, batch)
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
            letter = build_unreadable_dead_letter(
                message.subject, message.data, describe_error(error), self.clock.now()
            )
            batch.dead_letters.append(letter)


@dataclass(slots=True, frozen=True)
class DomainEventReader:
    """Domain events of the product: their subject is the type."""

    clock: Clock
    registry: Mapping[str, type[Event]] = field(default_factory=build_event_registry)

    def __call__(self, message: Msg, batch: EventBatch) -> None:
        name, now = message.subject.removeprefix("events."), self.clock.now()
        try:
            event = msgspec.json.decode(message.data, type=self.registry[name])
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError, KeyError) as error:
            batch.dead_letters.append(
                build_unreadable_dead_letter(
                    message.subject, message.data, describe_error(error), now
                )
            )
        else:
            if isinstance(event, UserForgotten):  # it happened, and that is all there is to keep
                event = msgspec.structs.replace(event, user_id=NO_USER_ID, names=())
            batch.add_rows([build_event_row(name, event, PRODUCT, now)])


@asynccontextmanager
async def run_activity_consumers(
    client: Client, js: JetStreamContext, database_url: str, clock: Clock
) -> AsyncIterator[None]:
    """Feed PostgreSQL from both streams until the end of the context."""
    async with AsyncExitStack() as stack:
        envelopes = await _open_puller(stack, client, js, ACTIVITY, "activity.raw.>")
        events = await _open_puller(stack, client, js, EVENTS, "events.>")
        for _ in range(WRITERS):
            await _start_consumer(stack, envelopes, EnvelopeReader(clock), database_url, clock)
        await _start_consumer(stack, events, DomainEventReader(clock), database_url, clock)
        yield


async def _open_puller(
    stack: AsyncExitStack, client: Client, js: JetStreamContext, stream: str, subject: str
) -> MessagePuller:
    config = build_pull_consumer("activity", subject, pending=MAX_PENDING, ack_wait=ACK_WAIT)
    await upsert_consumer(js, stream, config)
    puller = MessagePuller(client, stream, "activity")
    await puller.start()
    stack.push_async_callback(puller.stop)
    return puller


async def _start_consumer(
    stack: AsyncExitStack,
    puller: MessagePuller,
    read: MessageReader,
    database_url: str,
    clock: Clock,
) -> None:
    store = ActivityStore(database_url)
    stack.push_async_callback(store.close)
    feeding = ActivityConsumer(puller, store, read, clock).run()
    await stack.enter_async_context(
        run_in_background(feeding, name=f"activity from {puller.stream}")
    )
