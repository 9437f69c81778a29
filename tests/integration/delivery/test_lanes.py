"""Broadcasts have a consumer of their own, and a long list keeps its message."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from dataclasses import replace

import pytest
from faststream.nats import NatsBroker

from bot.delivery.consumer import MAX_PENDING_BATCHES, build_consumer_config
from bot.delivery.render_context import RenderContext, RenderedMessages
from bot.delivery.renderers import RENDERERS
from bot.delivery.send_queue import BROADCAST_LANE, REMINDER_LANE
from bot.ui.cards.tasks import RenderedMessage
from core.delivery.contracts import Kind
from core.kit.messages import Notification, encode
from core.kit.nats.broker import ConsumerRegistry, create_broker, get_jetstream
from core.kit.nats.streams import NOTIFY
from standalone.servers.embedded import EmbeddedServers
from tests.integration.delivery.delivery_harness import DeliveryHarness

RATE = 10
ACK_WAIT = 1.0


async def shout(occasions: Sequence[RenderContext]) -> RenderedMessages:
    return [RenderedMessage("hear, hear") for _ in occasions]


@pytest.fixture
async def broker(
    servers: EmbeddedServers, harness: DeliveryHarness, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[NatsBroker]:
    """Both lanes on JetStream at ten a second, as `bot.app` puts them there."""
    monkeypatch.setitem(RENDERERS, Kind.BROADCAST, shout)
    broker = create_broker(servers.endpoints.nats_url, "test")
    consumers = ConsumerRegistry(broker)
    for lane in (REMINDER_LANE, BROADCAST_LANE):
        delivery = replace(harness.delivery(rate=RATE, lane=lane), ack_wait=ACK_WAIT)
        consumers.add_consumer(
            NOTIFY, build_consumer_config(lane, ACK_WAIT), delivery, MAX_PENDING_BATCHES
        )
    await consumers.start()
    yield broker
    js = get_jetstream(broker)
    await js.purge_stream(NOTIFY)
    await broker.stop()


async def publish(broker: NatsBroker, notes: Sequence[Notification]) -> None:
    subject = f"notify.{notes[0].kind}"
    await get_jetstream(broker).publish(subject, encode(list(notes)), stream=NOTIFY)


async def test_reminders_overtake_a_broadcast_and_a_long_list_is_not_delivered_again(
    broker: NatsBroker, harness: DeliveryHarness
) -> None:
    people, others = [[await harness.person() for _ in range(count)] for count in (40, 10)]
    tasks = [harness.note(one, Kind.TASK, (await harness.task(one)).id) for one in others]
    await publish(broker, [harness.note(one, Kind.BROADCAST) for one in people])
    async with asyncio.timeout(30):
        while not await harness.sends():
            await asyncio.sleep(0.01)
    await publish(broker, tasks)
    before = len(await harness.sends())
    async with asyncio.timeout(20):
        while (await get_jetstream(broker).stream_info(NOTIFY)).state.messages:
            await asyncio.sleep(0.05)
    told = [call["params"]["text"] for call in await harness.sends()]
    assert len(told) == 50
    last_reminder = max(n for n, text in enumerate(told) if text.startswith("⏰"))
    assert last_reminder <= before + 10 + 5  # what was booked, or slipped in at either end
    for lane in (REMINDER_LANE, BROADCAST_LANE):
        name = build_consumer_config(lane).durable_name or ""
        info = await get_jetstream(broker).consumer_info(NOTIFY, name)
        assert info.num_redelivered == 0
