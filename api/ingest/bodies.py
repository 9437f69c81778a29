"""Request bodies: read, decompressed within bounds, never more than the rules allow."""

import asyncio
import zlib
from collections.abc import Callable, Iterator
from typing import Any

import zstandard

from core.activity.rules import MAX_BODY_BYTES
from core.kit.loops import Pauses

READ_SECONDS = 30.0
CHUNK_BYTES = 64 << 10
PIECE = 16 << 10
WINDOW_BYTES = 8 << 20
MAX_RATIO, FREE_BYTES = 50, 1 << 20  # what a body may unfold to; below the second it may always
MAX_FRAMES = 1_000
ZSTD_FRAMES = (b"\x28\xb5\x2f\xfd", b"\x2a\x4d\x18")  # how a frame begins, or one to be skipped
AsgiReceive = Callable[[], Any]


class BodyTooLarge(Exception):
    """More bytes than `MAX_BODY_BYTES`, as sent or decompressed."""


class InvalidEncoding(Exception):
    """The body is not what its Content-Encoding says."""


class UnknownEncoding(Exception):
    """A Content-Encoding other than gzip, zstd or identity."""


class ClientDisconnected(Exception):
    """The client left, or was too slow, before the body was complete."""


async def read_body(receive: AsgiReceive, content_length: bytes | None) -> bytes:
    """The body of an ASGI request; `announced` is its Content-Length. Raises TooLarge, Gone."""
    if (
        content_length is not None
        and content_length.isdigit()
        and int(content_length[:20]) > MAX_BODY_BYTES
    ):
        raise BodyTooLarge
    try:
        async with asyncio.timeout(READ_SECONDS):
            return await _read_chunks(receive)
    except TimeoutError:
        raise ClientDisconnected from None


async def _read_chunks(receive: AsgiReceive) -> bytes:
    parts, size, more = [], 0, True
    while more:
        message = await _receive_message(receive)
        parts.append(message.get("body", b""))
        size += len(parts[-1])
        if size > MAX_BODY_BYTES:
            raise BodyTooLarge
        more = message.get("more_body", False)
    return b"".join(parts)


async def _receive_message(receive: AsgiReceive) -> dict[str, Any]:
    message: dict[str, Any] = await receive()
    if message["type"] == "http.disconnect":
        raise ClientDisconnected
    return message


async def decode(body: bytes, encoding: bytes | None) -> bytes:
    """The body without its Content-Encoding. Raises UnknownEncoding, BadEncoding, TooLarge."""
    match (encoding or b"").strip().lower():
        case b"" | b"identity":
            return body
        case b"gzip" | b"x-gzip":
            return await _join(_decompress_gzip(body), body)
        case b"zstd":
            return await _join(_decompress_zstd(body), body)
    raise UnknownEncoding


async def _join(chunks: Iterator[bytes], body: bytes) -> bytes:
    """Joined as long as they are not too much: a bomb is noticed before it fills the memory."""
    most = min(MAX_BODY_BYTES, max(FREE_BYTES, MAX_RATIO * len(body)))
    parts, size, pauses = [], 0, Pauses()
    for chunk in chunks:
        size += len(chunk)
        if size > most:
            raise BodyTooLarge
        parts.append(chunk)
        await pauses.take()
    return b"".join(parts)


def _decompress_gzip(body: bytes) -> Iterator[bytes]:
    """Every member of the file, one after the other.

    It is fed piece by piece: zlib copies what it has not used, which would be all that follows
    for each of many short members.
    """
    at, members = 0, 0
    while at < len(body):
        members += 1
        if members > MAX_FRAMES:
            raise BodyTooLarge
        member = zlib.decompressobj(wbits=31)
        try:
            while not member.eof:
                piece = member.unconsumed_tail or body[at : at + PIECE]
                at += 0 if member.unconsumed_tail else len(piece)
                chunk = member.decompress(piece, CHUNK_BYTES)
                if not (piece or chunk or member.eof):
                    raise InvalidEncoding("the gzip file is cut short")
                yield chunk
        except zlib.error as error:
            raise InvalidEncoding(str(error)) from error
        at -= len(member.unused_data)


def _decompress_zstd(body: bytes) -> Iterator[bytes]:
    if sum(map(body.count, ZSTD_FRAMES)) > MAX_FRAMES:
        raise BodyTooLarge
    source = zstandard.ZstdDecompressor(max_window_size=WINDOW_BYTES).stream_reader(
        body, read_across_frames=True
    )
    try:
        while chunk := source.read(CHUNK_BYTES):
            yield chunk
    except zstandard.ZstdError as error:
        raise InvalidEncoding(str(error)) from error
