"""An HTTP client that costs next to nothing, since it shares the machine with what it measures."""

import asyncio
from collections.abc import Iterator, Sequence
from time import perf_counter

STATUS = slice(9, 12)


async def send_all(port: int, path: str, payloads: Sequence[bytes], connections: int) -> float:
    """POST every payload over so many keep-alive connections; gives the seconds it took.

    Raises RuntimeError at the first answer that is not 2xx.
    """
    waiting = iter(payloads)
    began = perf_counter()
    await asyncio.gather(*(_send(port, path, waiting) for _ in range(connections)))
    return perf_counter() - began


async def _send(port: int, path: str, payloads: Iterator[bytes]) -> None:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    try:
        for payload in payloads:
            writer.write(request(path, payload))
            status, body = await answer(reader)
            if not status.startswith(b"2"):
                raise RuntimeError(f"{status.decode()}: {body[:200].decode()}")
    finally:
        writer.close()
        await writer.wait_closed()


def request(path: str, payload: bytes) -> bytes:
    """A whole request."""
    head = (
        f"POST {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"
        f"Content-Length: {len(payload)}\r\n\r\n"
    )
    return head.encode() + payload


async def answer(reader: asyncio.StreamReader) -> tuple[bytes, bytes]:
    """Status and body of the next answer, which must have a Content-Length."""
    head = await reader.readuntil(b"\r\n\r\n")
    lower = head.lower()
    at = lower.index(b"content-length:") + len(b"content-length:")
    length = int(lower[at : lower.index(b"\r\n", at)])
    return head[STATUS], await reader.readexactly(length)
