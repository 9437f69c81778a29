"""Delivery on JetStream: what is published arrives once, poison is set aside, the rest flows."""

import asyncio
from collections.abc import AsyncIterator

import pytest
from faststream.nats import NatsBroker

from bot.delivery.consumer import MAX_PENDING_BATCHES, build_consumer_config
from bot.delivery.send_queue import REMINDER_LANE
from core.delivery.contracts import Kind, Outcome
from core.kit.messages import Notification, encode
from core.kit.nats.broker import ConsumerRegistry, create_broker, get_jetstream
from core.kit.nats.streams import DEAD, NOTIFY
from standalone.servers.embedded import EmbeddedServers
from tests.integration.delivery.delivery_harness import DeliveryHarness

DURABLE = "delivery"


@pytest.fixture
async def broker(servers: EmbeddedServers, harness: DeliveryHarness) -> AsyncIterator[NatsBroker]:
    """A bot's broker with delivery on it, as `bot.app` puts it there."""
    broker = create_broker(servers.endpoints.nats_url, "test")
    consumers = ConsumerRegistry(broker)
    consumers.add_consumer(
        NOTIFY, build_consumer_config(REMINDER_LANE), harness.delivery(), MAX_PENDING_BATCHES
    )
    await consumers.start()
    yield broker
    await get_jetstream(broker).purge_stream(NOTIFY)
    await broker.stop()


async def publish(broker: NatsBroker, note: Notification) -> None:
    await get_jetstream(broker).publish(f"notify.{note.kind}", encode([note]), stream=NOTIFY)


async def drained(broker: NatsBroker) -> None:
    """Wait until everything published was acknowledged or set aside."""
    async with asyncio.timeout(30):
        while True:
            info = await get_jetstream(broker).consumer_info(NOTIFY, DURABLE)
            if info.num_pending == 0 and info.num_ack_pending == 0:
                return
            await asyncio.sleep(0.02)


async def test_published_twice_and_refused_twice_arrives_once(
    broker: NatsBroker, harness: DeliveryHarness
) -> None:
    anya, boris = await harness.person(), await harness.person("en", "Europe/London")
    await harness.fault(error_code=500, times=2)
    notes = [
        harness.note(anya, Kind.TASK, (await harness.task(anya)).id),
        harness.note(boris, Kind.TASK, (await harness.task(boris, "Buy milk")).id),
    ]
    for note in notes * 3:
        await publish(broker, note)
    await drained(broker)
    assert await harness.texts(anya) == ["⏰ Купить молоко"]
    assert await harness.texts(boris) == ["⏰ Buy milk"]
    rows = [await harness.ledger(note) for note in notes]
    assert [row and row.outcome for row in rows] == [Outcome.SENT, Outcome.SENT]


async def test_what_nobody_can_read_is_set_aside_and_holds_up_nothing(
    broker: NatsBroker, harness: DeliveryHarness
) -> None:
    anya = await harness.person()
    js = get_jetstream(broker)
    before = (await js.stream_info(DEAD)).state.messages
    await js.publish("notify.task", b"{not json", stream=NOTIFY)
    await js.publish("notify.task", encode([harness.note(anya, "horoscope")]), stream=NOTIFY)
    await publish(broker, harness.note(anya, Kind.TASK, (await harness.task(anya)).id))
    await drained(broker)
    assert await harness.texts(anya) == ["⏰ Купить молоко"]
    dead = await js.stream_info(DEAD)
    assert dead.state.messages == before + 2
    letter = await js.get_msg(DEAD, dead.state.last_seq)
    assert letter.headers is not None
    reasons = letter.headers["dead-reason"]
    assert "no such kind" in reasons or "JSON" in reasons


async def test_somebody_who_gets_very_much_at_once_gets_all_of_it_and_delays_nobody(
    broker: NatsBroker, harness: DeliveryHarness
) -> None:
    anya, boris = await harness.person(), await harness.person()
    task = await harness.task(anya)
    for _ in range(5):
        await publish(broker, harness.note(anya, Kind.TASK, task.id))
    await publish(broker, harness.note(boris, Kind.TASK, (await harness.task(boris)).id))
    await drained(broker)
    assert len(await harness.arrived(anya)) == 5
    order = [str(call["params"]["chat_id"]) for call in await harness.sends()]
    assert order.index(boris.platform_user_id) <= 3
    assert all(call.get("err") is None for call in await harness.sends())
