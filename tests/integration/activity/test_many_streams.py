"""Many live streams: nobody else waits for them, and one key has only so many."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack

import aiohttp
import pytest

from api import reading_provider as reading
from api.live.quota import Quota, Quotas
from tests.support.events import Hub, an_event
from tests.support.hostile_requests import measured_blocking
from tests.support.subscriber import PROTOCOL, Subscriber, subscribed
from tests.support.waiting import eventually

READERS, EVENTS = 100, 2_000
LONGEST_SECONDS = 0.5  # before: over 1.5 s in both
STREAM = "subscription { eventStream { id userId eventType amount timestamp } }"


class Reader(asyncio.Protocol):
    """Asks for the stream and counts what comes, as cheaply as can be."""

    seen = 0

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        transport.write(b"GET /events/stream HTTP/1.1\r\nhost: 127.0.0.1\r\n\r\n")

    def data_received(self, data: bytes) -> None:
        self.seen += data.count(b"event: event")


@pytest.fixture
def small_quotas(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two streams and two subscriptions of a key, three WebSockets."""
    made = Quotas(Quota(2, 10), Quota(2, 10), Quota(3, 10))
    monkeypatch.setattr(reading, "Quotas", lambda: made)


async def streams_open(hub: Hub, number: int) -> None:
    async def there() -> bool:
        told = (await hub.client.get("/metrics")).text
        lines = [line for line in told.splitlines() if line.startswith("uspevai_stream_listeners{")]
        return sum(float(line.split()[-1]) for line in lines) == number

    await eventually(there, f"{number} listeners")


async def test_a_hundred_readers_hold_nobody_up(hub: Hub) -> None:
    loop, address = asyncio.get_running_loop(), hub.client.base_url
    port = address.port or 80
    made = [await loop.create_connection(Reader, address.host, port) for _ in range(READERS)]
    await streams_open(hub, READERS)
    async with measured_blocking() as blocked:
        await hub.post([an_event() for _ in range(EVENTS)])

        async def all_heard() -> bool:
            return all(reader.seen == EVENTS for _, reader in made)

        await eventually(all_heard, "every reader has heard every event")
    for transport, _ in made:
        transport.close()
    assert blocked.longest < LONGEST_SECONDS
    await streams_open(hub, 0)


async def test_subscriptions_on_one_socket_hold_nobody_up(hub: Hub) -> None:
    number, events = 20, 500
    async with subscribed(f"{hub.client.base_url}/graphql", STREAM) as subscriber:
        for one in range(2, number + 1):
            await subscriber.send("subscribe", id=str(one), payload={"query": STREAM})
        await streams_open(hub, number)
        async with measured_blocking() as blocked:
            await hub.post([an_event() for _ in range(events)])
            for _ in range(number * events):
                await subscriber.next()
    assert blocked.longest < LONGEST_SECONDS


@pytest.mark.usefixtures("small_quotas")
async def test_a_key_has_only_so_many_streams(hub: Hub) -> None:
    async with AsyncExitStack() as stack:
        lines: list[AsyncIterator[str]] = []  # one that is forgotten ends its stream
        for _ in range(2):
            stream = await stack.enter_async_context(hub.client.stream("GET", "/events/stream"))
            lines.append(stream.aiter_lines())
            await anext(lines[-1])
        refused = await hub.client.get("/events/stream")
        assert refused.status_code == 429
        assert refused.headers["retry-after"]
        assert "2 of these" in refused.json()["error"]["message"]
    await streams_open(hub, 0)
    async with hub.client.stream("GET", "/events/stream") as stream_again:
        assert stream_again.status_code == 200


@pytest.mark.usefixtures("small_quotas")
async def test_a_key_has_only_so_many_subscriptions_and_sockets(hub: Hub) -> None:
    url = f"{hub.client.base_url}/graphql"
    async with AsyncExitStack() as stack:
        for _ in range(2):
            await stack.enter_async_context(subscribed(url, STREAM))
        await streams_open(hub, 2)
        third = await stack.enter_async_context(subscribed(url, STREAM))
        refused = (await third.receive())["payload"]["errors"][0]["message"]
        assert "2 of these" in refused
        closed = await refused_socket(url)
        assert (closed.data, closed.extra) == (
            4429,
            "this API key may have 3 of these open at once",
        )
    await streams_open(hub, 0)
    async with subscribed(url, STREAM):
        await streams_open(hub, 1)


async def test_a_wrong_key_is_told_when_the_socket_closes(hub: Hub) -> None:
    closed = await refused_socket(f"{hub.client.base_url}/graphql", authorization="Bearer usp_x")
    assert (closed.data, closed.extra) == (4403, "no such API key")


@pytest.mark.parametrize("message", ["[1]", "5", '{"type": "subscribe", "id": [], "payload": {}}'])
async def test_a_message_of_another_form_closes_the_socket(hub: Hub, message: str) -> None:
    url = f"{hub.client.base_url}/graphql"
    async with (
        aiohttp.ClientSession() as session,
        session.ws_connect(url, protocols=[PROTOCOL]) as socket,
        asyncio.timeout(20),
    ):
        await socket.send_str(message)
        assert (await socket.receive()).data == 4400


async def refused_socket(url: str, **params: str) -> aiohttp.WSMessage:
    """How the server closes a connection after `connection_init`."""
    async with (
        aiohttp.ClientSession() as session,
        session.ws_connect(url, protocols=[PROTOCOL]) as socket,
        asyncio.timeout(20),
    ):
        await Subscriber(socket).send("connection_init", payload=params)
        return await socket.receive()
