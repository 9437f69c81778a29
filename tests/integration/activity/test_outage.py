"""PostgreSQL away: the feed waits with what it has, and the stream delivers nothing twice."""

import asyncio
from collections.abc import AsyncIterator

import msgspec
import pytest
from nats.js import JetStreamContext
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from core.kit.clock import SystemClock
from core.kit.nats.puller import MessagePuller
from core.kit.nats.streams import ACTIVITY, build_pull_consumer, declare_streams, upsert_consumer
from tests.support.events import an_event
from tests.support.waiting import eventually
from worker.activity import consumer as feeding
from worker.activity.consumer import ActivityConsumer
from worker.activity.consumers import EnvelopeReader
from worker.activity.rows import EventBatch
from worker.activity.store import ActivityStore, StoreResult

ACK_WAIT = 1.0
OUTAGE_SECONDS = 3.0
MESSAGES = 30


class MovedStore(ActivityStore):
    """A store whose server is away until its address is right; counts the tries."""

    def __init__(self, database_url: str) -> None:
        super().__init__("postgresql://nobody@/nothing?host=/nowhere")
        self.right, self.tries = database_url, 0

    async def __call__(self, batch: EventBatch) -> StoreResult:
        self.tries += 1
        return await super().__call__(batch)

    def come_back(self) -> None:
        super().__init__(self.right)


@pytest.fixture
async def store(
    js: JetStreamContext, database_url: str, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[MovedStore]:
    """The store of a feed that runs, on a consumer that is soon out of patience."""
    monkeypatch.setattr(feeding, "MAX_RETRY_DELAY", ACK_WAIT / 4)
    await declare_streams(js)
    config = build_pull_consumer("activity", "activity.raw.>", pending=1000, ack_wait=ACK_WAIT)
    await upsert_consumer(js, ACTIVITY, config)
    puller = MessagePuller(js._nc, ACTIVITY, "activity", batch=MESSAGES // 3)
    await puller.start()
    made, clock = MovedStore(database_url), SystemClock()
    task = asyncio.create_task(ActivityConsumer(puller, made, EnvelopeReader(clock), clock).run())
    yield made
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)
    await puller.stop()
    await made.close()


async def test_an_outage_uses_no_delivery_up(
    store: MovedStore, js: JetStreamContext, engine: AsyncEngine
) -> None:
    for _ in range(MESSAGES):
        event = an_event()
        row = [event["event_id"], event["timestamp"], "u1", "order.paid", "1.00", {}]
        body = {"source": "test", "received_at": event["timestamp"], "items": [row]}
        await js.publish("activity.raw.test", msgspec.json.encode(body))
    loop = asyncio.get_running_loop()
    back_at = loop.time() + OUTAGE_SECONDS

    async def long_enough() -> bool:
        return loop.time() > back_at

    await eventually(long_enough, "the outage is longer than the stream's patience")
    during = await js.consumer_info(ACTIVITY, "activity")
    assert during.num_redelivered == 0
    assert during.num_pending, "nothing more is pulled"
    assert store.tries > 3
    store.come_back()

    async def stored() -> bool:
        async with engine.connect() as connection:
            return bool(await connection.scalar(text("SELECT count(*) FROM events")) == MESSAGES)

    await eventually(stored, "all is stored")
    after = await js.consumer_info(ACTIVITY, "activity")
    assert after.num_redelivered == 0
