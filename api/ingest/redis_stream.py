"""The Redis Stream `events`: read by a consumer group, acknowledged after the events are durable.

An entry is either one field `event` with the event as JSON, or the event's fields one by one.
There is nobody to answer to: what breaks a rule becomes a dead letter.
"""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

import msgspec
import redis.exceptions
import structlog
from redis.asyncio import Redis

from api.ingest.accept import Ingest
from core.activity.contracts import Item, RefusedItem, Status
from core.activity.rules import Malformed, Refusal, read_one, read_value
from core.kit.error_texts import describe_error

log = structlog.get_logger(__name__)
STREAM, GROUP, SOURCE = "events", "uspevai", "redis"
BATCH = 500
BLOCK_MILLISECONDS = 1_000
LEFT_MILLISECONDS = 30_000  # an entry held so long belongs to a reader that died
PAUSE = 1.0
MOST_KEPT = 50_000  # characters of a refused entry, so that it fits into a message
Entry = tuple[bytes, Mapping[bytes, bytes]]


@dataclass(slots=True)
class RedisDoor:
    """One reader of the group; any number may read side by side."""

    redis: "Redis"
    ingest: Ingest
    name: str = field(default_factory=lambda: f"api-{uuid4().hex[:8]}")

    async def run(self) -> None:
        """Read until cancelled; Redis being away, or losing the group, is waited through."""
        while True:
            try:
                await self._make_group()
                await self._read()
            except (redis.exceptions.RedisError, OSError, TimeoutError) as error:
                log.warning("the stream of events waits for Redis", error=describe_error(error))
                await asyncio.sleep(PAUSE)

    async def _make_group(self) -> None:
        try:
            await self.redis.xgroup_create(STREAM, GROUP, id="0", mkstream=True)
        except redis.exceptions.ResponseError as error:
            if "BUSYGROUP" not in str(error):
                raise

    async def _read(self) -> None:
        loop = asyncio.get_running_loop()
        looked = 0.0
        while True:
            if loop.time() - looked > LEFT_MILLISECONDS / 1000:
                await self._take_over()
                looked = loop.time()
            answer: Any = await self.redis.xreadgroup(
                GROUP, self.name, {STREAM: ">"}, count=BATCH, block=BLOCK_MILLISECONDS
            )
            for entries in _entries(answer):
                await self._settle(entries)

    async def _take_over(self) -> None:
        """What a reader that died had taken and not acknowledged."""
        start = b"0-0"
        while True:
            answer: Any = await self.redis.xautoclaim(
                STREAM, GROUP, self.name, LEFT_MILLISECONDS, start, count=BATCH
            )
            start, entries = answer[0], [entry for entry in answer[1] if entry[1]]
            if entries:
                await self._settle(entries)
            if start in (b"0-0", "0-0"):
                return

    async def _settle(self, entries: Sequence[Entry]) -> None:
        """Accept the entries, as often as it takes, then acknowledge them."""
        judged = [self._judged(fields) for _, fields in entries]
        while True:
            verdicts = await self.ingest.take(judged, SOURCE)
            refused = [
                RefusedItem(
                    verdict.event_id, _text(fields)[:MOST_KEPT], f"{verdict.code}: {verdict.reason}"
                )
                for verdict, (_, fields) in zip(verdicts, entries, strict=True)
                if verdict.status is Status.INVALID
            ]
            kept = not refused or await self.ingest.bury(refused, SOURCE)
            if kept and all(verdict.status is not Status.RETRY for verdict in verdicts):
                break
            await asyncio.sleep(PAUSE)
        await self.redis.xack(STREAM, GROUP, *(number for number, _ in entries))

    def _judged(self, fields: Mapping[bytes, bytes]) -> Item | Refusal:
        now = self.ingest.clock.now()
        try:
            if b"event" in fields:
                return read_one(fields[b"event"], now)
            return read_value(_value(fields), now)
        except (Malformed, msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
            return Refusal("malformed", str(error))


def _value(fields: Mapping[bytes, bytes]) -> dict[str, Any]:
    """Fields as texts; `properties` is JSON, and an empty field is one that is not there."""
    value: dict[str, Any] = {name.decode(): text.decode() for name, text in fields.items() if text}
    if "properties" in value:
        value["properties"] = msgspec.json.decode(value["properties"])
    return value


def _text(fields: Mapping[bytes, bytes]) -> str:
    """The entry as a person may read and mend it."""
    if b"event" in fields:
        return fields[b"event"].decode(errors="backslashreplace")
    plain = {
        name.decode(errors="backslashreplace"): text.decode(errors="backslashreplace")
        for name, text in fields.items()
    }
    return msgspec.json.encode(plain).decode()


def _entries(answer: Any) -> list[list[Entry]]:
    """The lists of entries in an answer, whose form differs between Redis protocols."""
    if isinstance(answer, dict):
        return [entries for groups in answer.values() for entries in groups]
    return [entries for _, entries in answer or ()]
