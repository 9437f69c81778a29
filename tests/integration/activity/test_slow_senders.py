"""Clients that are slow on purpose hold nobody up, and not for ever."""

import asyncio

import pytest

from api import slow_connections
from api.header_timeout import HeaderTimeoutProtocol
from api.ingest import bodies
from tests.support.events import Hub, an_event
from tests.support.waiting import eventually

SLOW = 200
HALF_A_HEAD = b"POST /events HTTP/1.1\r\nhost: localhost\r\ncontent-ty"
HALF_A_BODY = b'POST /events HTTP/1.1\r\nhost: localhost\r\ncontent-length: 900\r\n\r\n{"user_id'

HALF_A_DOCUMENT = HALF_A_BODY.replace(b"/events", b"/graphql").replace(
    b"\r\n\r\n", b"\r\ncontent-type: application/json\r\n\r\n"
)
HALF_A_MEND = HALF_A_DOCUMENT.replace(
    b"POST /graphql", b"PATCH /dead-letters/00000000-0000-0000-0000-000000000000"
)
HALF_A_BODY_TO_NOWHERE = HALF_A_BODY.replace(b"/events", b"/nowhere")


async def connect(hub: Hub, beginning: bytes) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
    address = hub.client.base_url
    reader, writer = await asyncio.open_connection(address.host, address.port)
    writer.write(beginning)
    await writer.drain()
    return reader, writer


@pytest.mark.parametrize(
    ("beginning", "answer"),
    [
        (b"", b""),
        (HALF_A_HEAD, b""),
        (HALF_A_BODY, b"HTTP/1.1 408 "),
        (HALF_A_DOCUMENT, b"HTTP/1.1 408 "),
        (HALF_A_MEND, b"HTTP/1.1 408 "),
        (HALF_A_BODY_TO_NOWHERE, b"HTTP/1.1 404 "),
    ],
    ids=["silent", "half a head", "half a body", "half a document", "half a mend", "nowhere"],
)
async def test_whoever_sends_no_more_is_let_go(
    hub: Hub, monkeypatch: pytest.MonkeyPatch, beginning: bytes, answer: bytes
) -> None:
    monkeypatch.setattr(HeaderTimeoutProtocol, "head_seconds", 1.0)
    monkeypatch.setattr(bodies, "READ_SECONDS", 1.0)
    monkeypatch.setattr(slow_connections, "AFTER_ANSWER_SECONDS", 1.0)
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
    monkeypatch.setattr(HeaderTimeoutProtocol, "head_seconds", 0.2)
    async with hub.client.stream("GET", "/events/stream") as stream:
        lines = stream.aiter_lines()
        await anext(lines)
        began = asyncio.get_running_loop().time()
        while asyncio.get_running_loop().time() < began + 3 * HeaderTimeoutProtocol.head_seconds:
            await hub.post(an_event(event_type="meanwhile"))
        await hub.post(an_event(event_type="later"))
        async with asyncio.timeout(10):
            while "later" not in await anext(lines):
                pass


@pytest.mark.parametrize("beginning", [HALF_A_DOCUMENT, HALF_A_MEND], ids=["document", "mend"])
async def test_whoever_leaves_in_the_middle_is_no_fault(
    hub: Hub, capsys: pytest.CaptureFixture[str], beginning: bytes
) -> None:
    _, writer = await connect(hub, beginning)
    before = await answered(hub, "400")
    writer.close()

    async def counted() -> bool:
        return await answered(hub, "400") == before + 1

    await eventually(counted, "the request has ended")
    told = capsys.readouterr()
    assert "request failed" not in told.out + told.err


async def answered(hub: Hub, status: str) -> float:
    """How many requests to the framework's routes got this status."""
    told = (await hub.client.get("/metrics")).text.splitlines()
    lines = [line for line in told if line.startswith("uspevai_http_requests_total{")]
    return sum(float(line.split()[-1]) for line in lines if f'status="{status}"' in line)


async def test_a_body_that_trickles_on_after_its_answer_is_cut_off(
    hub: Hub, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each byte would otherwise put off the end of the idle connection."""
    monkeypatch.setattr(bodies, "READ_SECONDS", 1.0)
    monkeypatch.setattr(slow_connections, "AFTER_ANSWER_SECONDS", 1.0)
    reader, writer = await connect(
        hub, b"GET /health/live HTTP/1.1\r\nhost: localhost\r\ncontent-length: 900000\r\n\r\n"
    )
    reading = asyncio.create_task(reader.read())
    async with asyncio.timeout(20):
        while not reading.done():
            writer.write(b"x")
            await asyncio.wait({reading}, timeout=0.2)
    writer.close()
    assert (await reading).startswith(b"HTTP/1.1 200 ")
