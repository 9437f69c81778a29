"""Clients that are slow on purpose hold nobody up, and not for ever."""

import asyncio

import pytest

from api.ingest import bodies
from api.patience import Patient
from tests.support.events import Hub, an_event

SLOW = 200
HALF_A_HEAD = b"POST /events HTTP/1.1\r\nhost: localhost\r\ncontent-ty"
HALF_A_BODY = b'POST /events HTTP/1.1\r\nhost: localhost\r\ncontent-length: 900\r\n\r\n{"user_id'


async def connect(hub: Hub, beginning: bytes) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
    address = hub.client.base_url
    reader, writer = await asyncio.open_connection(address.host, address.port)
    writer.write(beginning)
    await writer.drain()
    return reader, writer


@pytest.mark.parametrize(
    ("beginning", "answer"),
    [(b"", b""), (HALF_A_HEAD, b""), (HALF_A_BODY, b"HTTP/1.1 408 ")],
    ids=["silent", "half a head", "half a body"],
)
async def test_whoever_sends_no_more_is_let_go(
    hub: Hub, monkeypatch: pytest.MonkeyPatch, beginning: bytes, answer: bytes
) -> None:
    monkeypatch.setattr(Patient, "head_seconds", 1.0)
    monkeypatch.setattr(bodies, "READ_SECONDS", 1.0)
    slow = [await connect(hub, beginning) for _ in range(SLOW)]
    sent = await asyncio.gather(*(hub.post(an_event()) for _ in range(20)))
    assert {one.status_code for one in sent} == {202}
    async with asyncio.timeout(20):
        for reader, writer in slow:
            assert (await reader.read()).startswith(answer)
            writer.close()
    await hub.holds(events=20)


async def test_a_long_answer_and_a_kept_connection_are_not_cut(
    hub: Hub, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The patience is for heads alone."""
    monkeypatch.setattr(Patient, "head_seconds", 0.2)
    async with hub.client.stream("GET", "/events/stream") as stream:
        lines = stream.aiter_lines()
        await anext(lines)
        began = asyncio.get_running_loop().time()
        while asyncio.get_running_loop().time() < began + 3 * Patient.head_seconds:
            await hub.post(an_event(event_type="meanwhile"))
        await hub.post(an_event(event_type="later"))
        async with asyncio.timeout(10):
            while "later" not in await anext(lines):
                pass
