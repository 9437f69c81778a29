"""A subscriber that never reads costs a bounded queue, and the others hear everything."""

import asyncio
import socket
from contextlib import closing

import pytest

from api.slow_connections import LimitedWriting
from examples.activity.graphql_subscriber import events
from tests.support.events import Hub, an_event
from tests.support.waiting import eventually

BATCHES, AT_ONCE = 12, 500
HEAVY = {"words": "x" * 3_000}  # together more than the sockets' buffers take
DROPPED = 'uspevai_stream_dropped_total{endpoint="sse"}'


async def number(hub: Hub, metric: str) -> float:
    told = (await hub.client.get("/metrics")).text
    lines = [line for line in told.splitlines() if line.startswith(metric)]
    return float(lines[0].split()[-1]) if lines else 0


async def listeners(hub: Hub, endpoint: str, wanted: int) -> None:
    async def there() -> bool:
        return await number(hub, f'uspevai_stream_listeners{{endpoint="{endpoint}"}}') == wanted

    await eventually(there, f"{wanted} listeners at {endpoint}")


def asleep(hub: Hub) -> socket.socket:
    """A client that asks for the stream, and never reads a byte of it."""
    client = socket.socket()
    client.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
    client.connect((hub.client.base_url.host, hub.client.base_url.port or 80))
    client.sendall(b"GET /events/stream HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n")
    return client


async def test_one_that_never_reads_harms_nobody(hub: Hub) -> None:
    before, heard = await number(hub, DROPPED), set[str]()

    async def listen() -> None:
        async for event in events(str(hub.client.base_url).rstrip("/")):
            heard.add(event["id"])

    with closing(asleep(hub)):
        listening = asyncio.create_task(listen())
        await listeners(hub, "sse", 1)
        await listeners(hub, "graphql", 1)
        for batch in range(1, BATCHES + 1):
            answer = await hub.post([an_event(properties=HEAVY) for _ in range(AT_ONCE)])
            assert answer.status_code == 202

            async def all_heard(wanted: int = batch * AT_ONCE) -> bool:
                return len(heard) == wanted

            await eventually(all_heard, f"batch {batch} is heard")
        listening.cancel()
        await asyncio.wait({listening})
        assert await number(hub, DROPPED) > before
    await listeners(hub, "sse", 0)


async def test_one_that_never_reads_is_cut_off(hub: Hub, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(LimitedWriting, "write_seconds", 1.0)
    with closing(asleep(hub)):
        await listeners(hub, "sse", 1)
        for _ in range(4):
            await hub.post([an_event(properties=HEAVY) for _ in range(AT_ONCE)])
        await listeners(hub, "sse", 0)
