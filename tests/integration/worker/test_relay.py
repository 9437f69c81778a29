"""The outbox reaches JetStream whole and in order, whatever happens in between."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import count
from uuid import uuid4

import pytest
from nats.aio.client import Client
from nats.js import JetStreamContext
from sqlalchemy import func, select, text
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession

from core.kit.messages import Notification
from core.kit.nats.broker import create_broker, get_jetstream
from core.kit.nats.streams import EVENTS, NOTIFY, declare_streams
from core.kit.outbox import Outbox, OutboxRow
from core.tasks.contracts.events import TaskAdded
from tests.support.nats_servers import OwnNats
from tests.support.waiting import eventually
from worker.relay import BATCH_SIZE, OutboxRelay


@dataclass(slots=True)
class Outgoing:
    """Writes numbered events into the outbox, and reads the stream."""

    engine: AsyncEngine
    js: JetStreamContext
    numbers: "count[int]" = field(default_factory=count)

    async def write(self, many: int) -> None:
        async with AsyncSession(self.engine) as session, session.begin():
            outbox = Outbox(session)
            for number in (next(self.numbers) for _ in range(many)):
                at = datetime.fromtimestamp(number, UTC)
                outbox.add(TaskAdded(user_id=uuid4(), at=at, task_id=uuid4()))
            await outbox.flush()

    async def written(self) -> list[str]:
        async with self.engine.connect() as connection:
            order = select(OutboxRow.message_id).order_by(OutboxRow.id)
            return list(await connection.scalars(order))

    async def waiting(self) -> int:
        async with self.engine.connect() as connection:
            mine = select(func.count(OutboxRow.id)).where(OutboxRow.published_at.is_(None))
            return await connection.scalar(mine) or 0

    async def arrived(self) -> list[str]:
        """Message ids in the stream, in its order."""
        total = (await self.js.stream_info(EVENTS)).state.last_seq
        found = []
        for number in range(1, total + 1):
            headers = (await self.js.get_msg(EVENTS, number)).headers or {}
            found.append(headers["Nats-Msg-Id"].rpartition(":")[2])
        return found

    async def all_published(self) -> bool:
        return await self.waiting() == 0


@pytest.fixture
async def outgoing(engine: AsyncEngine, js: JetStreamContext) -> Outgoing:
    await declare_streams(js)
    return Outgoing(engine, js)


@pytest.fixture
async def relays(engine: AsyncEngine, nats_server: OwnNats) -> AsyncIterator["Relays"]:
    async with AsyncExitStack() as stack:
        yield Relays(stack, engine, nats_server.url)


@dataclass(slots=True)
class Relays:
    """As many relays as a test wants, each with a connection of its own."""

    stack: AsyncExitStack
    engine: AsyncEngine
    url: str

    async def one(self) -> OutboxRelay:
        broker = create_broker(self.url, "relay")
        await broker.connect()
        self.stack.push_async_callback(broker.stop)
        return OutboxRelay(self.engine, get_jetstream(broker))

    async def run_one(self) -> None:
        task = asyncio.create_task((await self.one()).run())
        self.stack.push_async_callback(ended, task)


async def ended(task: "asyncio.Task[None]") -> None:
    task.cancel()
    with suppress(asyncio.CancelledError):
        await task


async def test_a_crash_between_publish_and_mark_doubles_nothing(
    outgoing: Outgoing, relays: Relays, engine: AsyncEngine
) -> None:
    await outgoing.write(10)
    relay = await relays.one()
    async with engine.connect() as connection:  # publishes as the crashed one did, marks nothing
        rows = (await connection.execute(select(OutboxRow.__table__).limit(4))).all()
        await relay._publish_rows(rows)
    assert await relay.publish_batch() == 10
    assert await outgoing.arrived() == await outgoing.written()


async def test_two_relays_at_once_keep_the_order_and_double_nothing(
    outgoing: Outgoing, relays: Relays
) -> None:
    for _ in range(2):
        await relays.run_one()
    for _ in range(20):
        await outgoing.write(50)
    await eventually(outgoing.all_published, "all published")
    assert await outgoing.arrived() == await outgoing.written()


async def test_nats_killed_in_the_middle_loses_and_reorders_nothing(
    outgoing: Outgoing, relays: Relays, nats_server: OwnNats
) -> None:
    await relays.run_one()
    for round_ in range(4):
        writing = asyncio.create_task(outgoing.write(4 * BATCH_SIZE))
        await asyncio.sleep(0.05 + 0.03 * round_)
        await nats_server.crash_and_return()
        await writing
    await eventually(outgoing.all_published, "all published", seconds=40)
    arrived, written = await outgoing.arrived(), await outgoing.written()
    assert set(arrived) == set(written)
    assert len(arrived) == len(written)
    assert arrived == written


async def test_a_break_within_a_batch_does_not_let_later_rows_overtake(
    outgoing: Outgoing, relays: Relays
) -> None:
    """What was sent in vain comes first when the batch is sent again."""
    await outgoing.write(60)
    relay = await relays.one()
    losing = Losing(relay.js._nc, lose=range(20, 40))
    relay.publish_timeout = 1.0
    relay.js._nc = losing  # type: ignore[assignment]
    for _ in range(3):
        with suppress(Exception):
            await relay.publish_batch()
    assert await outgoing.waiting() == 0
    assert await outgoing.arrived() == await outgoing.written()


class Losing:
    """A connection whose socket broke for a while: some publishes reach nobody."""

    def __init__(self, client: Client, lose: range) -> None:
        self._client, self._lose, self._sent = client, lose, count()

    def __getattr__(self, name: str) -> object:
        return getattr(self._client, name)

    async def publish(self, subject: str, *args: object, **more: object) -> None:
        if next(self._sent) not in self._lose:
            await self._client.publish(subject, *args, **more)  # type: ignore[arg-type]


async def test_a_frozen_server_costs_nothing_but_the_time(
    outgoing: Outgoing, relays: Relays, nats_server: OwnNats
) -> None:
    relay = await relays.one()
    relay.publish_timeout = 0.3
    await outgoing.write(3 * BATCH_SIZE)
    nats_server.freeze()
    for _ in range(3):
        with pytest.raises(TimeoutError):
            await relay.publish_batch()
    nats_server.thaw()
    relay.publish_timeout = 10.0
    while await relay.publish_batch():
        pass
    assert await outgoing.arrived() == await outgoing.written()


async def test_a_notification_asked_for_twice_stops_nothing(
    outgoing: Outgoing, relays: Relays, engine: AsyncEngine, js: JetStreamContext
) -> None:
    """In the same batch and later: JetStream drops the repeat, what follows goes on at once."""
    relay = await relays.one()
    async with asyncio.timeout(30):
        for keys in ("abac", "bdd", "ae"):
            async with AsyncSession(engine) as session, session.begin():
                outbox = Outbox(session)
                for key in keys:
                    outbox.add_notification(Notification(key=key, kind="task", user_id=uuid4()))
                await outbox.flush()
            await relay.publish_batch()
    notes = [await js.get_msg(NOTIFY, number) for number in range(1, 6)]
    assert [(note.headers or {})["Nats-Msg-Id"][-1] for note in notes] == list("abcde")


async def test_the_relay_outlives_the_loss_of_its_connections(
    outgoing: Outgoing, relays: Relays, engine: AsyncEngine
) -> None:
    """Also at the moment at which it begins to listen, where the driver's own errors come out."""
    await relays.run_one()
    for _ in range(10):
        await outgoing.write(3)
        await engine.dispose()  # the test's own connections; the relay keeps those it has out
        async with engine.connect() as connection:
            await connection.execute(_END_OTHERS)
        await engine.dispose()
    await eventually(outgoing.all_published, "all published")
    assert await outgoing.arrived() == await outgoing.written()


_END_OTHERS = text(
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
    "WHERE datname = current_database() AND pid <> pg_backend_pid()"
)
