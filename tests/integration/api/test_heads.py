"""The head of a request is bounded, however it grows, before anything of it is kept."""

import asyncio
from collections.abc import Iterator

import httpx
import pytest

from api.heads import MAX_HEAD_BYTES, MAX_HEADERS

BEGINNING = b"GET /health/live HTTP/1.1\r\nhost: localhost\r\n"
TRAILERS = (
    b"POST /graphql HTTP/1.1\r\nhost: localhost\r\ntransfer-encoding: chunked\r\n"
    b"content-type: application/json\r\n\r\n2\r\n{}\r\n0\r\n"
)
MEGABYTES = 64
CHUNK = b"x" * (1 << 20)
FIELDS = b"".join(b"x-%d: 1\r\n" % number for number in range(50_000))


async def flood(client: httpx.AsyncClient, beginning: bytes, more: bytes) -> int:
    """How many megabytes of `more` were taken until the end."""
    _, writer = await asyncio.open_connection("127.0.0.1", client.base_url.port)
    taken = 0
    try:
        writer.write(beginning)
        while taken < MEGABYTES:
            writer.write(more)
            await writer.drain()
            taken += 1
    except ConnectionError:
        pass
    finally:
        writer.transport.abort()
    return taken


@pytest.mark.parametrize(
    ("beginning", "more"),
    [
        (b"GET /", CHUNK),
        (BEGINNING + b"authorization: Bearer ", CHUNK),
        (BEGINNING + b"", CHUNK),  # the name of a header
        (BEGINNING, FIELDS),
        (TRAILERS + b"x-trailer: ", CHUNK),
        (TRAILERS, FIELDS),
    ],
    ids=["path", "value", "name", "headers", "trailer", "trailers"],
)
async def test_what_never_ends_is_ended(
    client: httpx.AsyncClient, beginning: bytes, more: bytes
) -> None:
    async with asyncio.timeout(60):
        taken = await flood(client, beginning, more)
    assert taken < MEGABYTES / 4  # what the sockets' buffers swallow


@pytest.mark.parametrize(
    "head",
    [
        BEGINNING + b"authorization: Bearer " + b"x" * MAX_HEAD_BYTES,
        BEGINNING + b"".join(b"x-%d: 1\r\n" % number for number in range(MAX_HEADERS)) + b"x: 1",
    ],
    ids=["bytes", "headers"],
)
async def test_too_large_a_head_is_told(client: httpx.AsyncClient, head: bytes) -> None:
    reader, writer = await asyncio.open_connection("127.0.0.1", client.base_url.port)
    for piece in _pieces(head + b"\r\n\r\n"):
        writer.write(piece)
    answer = await reader.read()
    assert answer.startswith(b"HTTP/1.1 431 ")
    writer.close()


async def test_a_head_within_its_bounds_is_read(client: httpx.AsyncClient) -> None:
    """Again and again on one connection, and with a body larger than a head may be."""
    large = {"x-large": "x" * (MAX_HEAD_BYTES - 1_000)}
    many = {f"x-{number}": "1" for number in range(MAX_HEADERS - 10)}
    for headers in (large, many, large):
        assert (await client.get("/health/live", headers=headers)).status_code == 200
    body = b'{"query":' + b" " * 500_000 + b'"{ __typename }"}'
    sent = await client.post(
        "/graphql", content=body, headers={"content-type": "application/json"} | large
    )
    assert sent.json() == {"data": {"__typename": "Query"}}


def _pieces(whole: bytes) -> Iterator[bytes]:
    for start in range(0, len(whole), 8_192):
        yield whole[start : start + 8_192]
