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

from api.ingest.service import EventIngestService
from core.activity.contracts import IngestStatus, RefusedEvent, ValidEvent
from core.activity.rules import InvalidEvent, MalformedBody, parse_event, read_value
from core.kit.error_texts import describe_error

log = structlog.get_logger(__name__)
STREAM, GROUP, SOURCE = "events", "uspevai", "redis"
BATCH_SIZE = 500
BLOCK_MILLISECONDS = 1_000
ABANDONED_MILLISECONDS = 30_000  # an entry held so long belongs to a reader that died
RETRY_SECONDS = 1.0
MAX_STREAM_LENGTH = 50_000  # characters of a refused entry, so that it fits into a message
StreamEntry = tuple[bytes, Mapping[bytes, bytes]]


@dataclass(slots=True)
class RedisStreamConsumer:
    """One reader of the group; any number may read side by side."""

    redis: "Redis"
    ingest: EventIngestService
    name: str = field(default_factory=lambda: f"api-{uuid4().hex[:8]}")

    async def run(self) -> None:
        """Read until cancelled; Redis being away, or losing the group, is waited through."""
        while True:
            try:
                await self._create_group()
                await self._read_entries()
            except (redis.exceptions.RedisError, OSError, TimeoutError) as error:
                log.warning("the stream of events waits for Redis", error=describe_error(error))
                await asyncio.sleep(RETRY_SECONDS)

    async def _create_group(self) -> None:
        try:
            await self.redis.xgroup_create(STREAM, GROUP, id="0", mkstream=True)
        except redis.exceptions.ResponseError as error:
            if "BUSYGROUP" not in str(error):
                raise

    async def _read_entries(self) -> None:
        loop = asyncio.get_running_loop()
        looked = 0.0
        while True:
            if loop.time() - looked > ABANDONED_MILLISECONDS / 1000:
                await self._claim_abandoned_entries()
                looked = loop.time()
            answer: Any = await self.redis.xreadgroup(
                GROUP, self.name, {STREAM: ">"}, count=BATCH_SIZE, block=BLOCK_MILLISECONDS
            )
            for entries in _extract_entries(answer):
                await self._ingest_entries(entries)

    async def _claim_abandoned_entries(self) -> None:
        """What a reader that died had taken and not acknowledged."""
        start = b"0-0"
        while True:
            answer: Any = await self.redis.xautoclaim(
                STREAM, GROUP, self.name, ABANDONED_MILLISECONDS, start, count=BATCH_SIZE
            )
            start, entries = answer[0], [entry for entry in answer[1] if entry[1]]
            if entries:
                await self._ingest_entries(entries)
            if start in (b"0-0", "0-0"):
                return

    async def _ingest_entries(self, entries: Sequence[StreamEntry]) -> None:
        """Accept the entries, as often as it takes, then acknowledge them."""
        judged = [self._validate_entry(fields) for _, fields in entries]
        while True:
            verdicts = await self.ingest.ingest_events(judged, SOURCE)
            refused = [
                RefusedEvent(
                    verdict.event_id,
                    _format_entry(fields)[:MAX_STREAM_LENGTH],
                    f"{verdict.code}: {verdict.reason}",
                )
                for verdict, (_, fields) in zip(verdicts, entries, strict=True)
                if verdict.status is IngestStatus.INVALID
            ]
            kept = not refused or await self.ingest.send_to_dead_letters(refused, SOURCE)
            if kept and all(verdict.status is not IngestStatus.RETRY for verdict in verdicts):
                break
            await asyncio.sleep(RETRY_SECONDS)
        await self.redis.xack(STREAM, GROUP, *(number for number, _ in entries))

    def _validate_entry(self, fields: Mapping[bytes, bytes]) -> ValidEvent | InvalidEvent:
        now = self.ingest.clock.now()
        try:
            if b"event" in fields:
                return parse_event(fields[b"event"], now)
            return read_value(_parse_fields(fields), now)
        except (MalformedBody, msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
            return InvalidEvent("malformed", str(error))


def _parse_fields(fields: Mapping[bytes, bytes]) -> dict[str, Any]:
    """Fields as texts; `properties` is JSON, and an empty field is one that is not there."""
    value: dict[str, Any] = {name.decode(): text.decode() for name, text in fields.items() if text}
    if "properties" in value:
        value["properties"] = msgspec.json.decode(value["properties"])
    return value


def _format_entry(fields: Mapping[bytes, bytes]) -> str:
    """The entry as a person may read and mend it."""
    if b"event" in fields:
        return fields[b"event"].decode(errors="backslashreplace")
    plain = {
        name.decode(errors="backslashreplace"): text.decode(errors="backslashreplace")
        for name, text in fields.items()
    }
    return msgspec.json.encode(plain).decode()


def _extract_entries(answer: Any) -> list[list[StreamEntry]]:
    """The lists of entries in an answer, whose form differs between Redis protocols."""
    if isinstance(answer, dict):
        return [entries for groups in answer.values() for entries in groups]
    return [entries for _, entries in answer or ()]
