"""Accepting events: judged, packed into envelopes, durable, and only then answered."""

import asyncio
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import blake2b
from typing import Any

import msgspec
from prometheus_client import Counter

from api.ingest.publisher import EventMessage, EventPublisher, PublisherUnavailable
from api.ingest.recent_events import RecentEvents, calculate_fingerprint
from core.activity.contracts import IngestResult, IngestStatus, RefusedEvent, ValidEvent
from core.activity.rules import InvalidEvent, parse_values
from core.kit.clock import Clock
from core.kit.loops import Pauses

MAX_ENVELOPE_BYTES = 512 << 10  # NATS takes messages up to 1 MB
SUBJECT_PREFIX = "activity.raw."
ValidatedEvent = ValidEvent | InvalidEvent
_encode = msgspec.json.Encoder().encode
_verdicts_total = Counter("uspevai_activity_verdicts_total", "Events at the endpoints", ["verdict"])
_verdict_counters = {status: _verdicts_total.labels(status.value) for status in IngestStatus}


@dataclass(slots=True)
class EventIngestService:
    """What every endpoint calls: `accept` with values, `take` with what the rules have judged."""

    publisher: EventPublisher
    clock: Clock
    recent_events: RecentEvents = field(default_factory=RecentEvents, init=False)

    async def ingest_values(self, values: Sequence[Any], source: str) -> list[IngestResult]:
        """One verdict for each event, given as a mapping in the form of `Incoming`.

        Raises rules.TooMany. Events that could not be made durable get `retry`.
        """
        return await self.ingest_events(await judge(parse_values(values, self.clock.now())), source)

    async def ingest_events(
        self, validated: Sequence[ValidatedEvent], source: str
    ) -> list[IngestResult]:
        """One verdict for each, in order; what is `accepted` survives whatever happens next."""
        contents: dict[int, int] = {}
        verdicts, pauses = [], Pauses()
        for number, one in enumerate(validated):
            verdicts.append(self._check_event(one, number, contents))
            await pauses.take()
        fresh = [
            one for n, one in enumerate(validated) if n in contents and isinstance(one, ValidEvent)
        ]
        if fresh:
            sent = await self._publish_items(fresh, source)
            for (number, content), item, fault in zip(contents.items(), fresh, sent, strict=True):
                if fault is None:
                    self.recent_events.add_event(item.event_id, content)
                else:
                    verdicts[number] = _build_retry_verdict(item, fault)
        for status, number in count_statuses(verdicts).items():
            if number:
                _verdict_counters[status].inc(number)
        return verdicts

    async def send_to_dead_letters(self, refused: Sequence[RefusedEvent], source: str) -> bool:
        """Keep as dead letters what nobody can be told about; False if nothing could take them."""
        letters = {"items": [], "refused": refused}
        content = _encode(letters)
        if len(content) > MAX_ENVELOPE_BYTES and len(refused) > 1:
            middle = len(refused) // 2
            first = await self.send_to_dead_letters(refused[:middle], source)
            return await self.send_to_dead_letters(refused[middle:], source) and first
        identity = blake2b(content, digest_size=16).hexdigest()
        body = _encode({"source": source, "received_at": self.clock.now(), **letters})
        try:
            await self.publisher.publish_durably(
                EventMessage(SUBJECT_PREFIX + source, identity, msgspec.Raw(body))
            )
        except PublisherUnavailable:
            return False
        return True

    def _check_event(
        self, one: ValidatedEvent, number: int, contents: dict[int, int]
    ) -> IngestResult:
        """The verdict if all goes well; events to be sent are noted in `contents`."""
        if isinstance(one, InvalidEvent):
            return IngestResult(one.event_id, IngestStatus.INVALID, one.code, one.reason)
        content = calculate_fingerprint(one)
        known = self.recent_events.get_fingerprint(one.event_id)
        if known is None:
            contents[number] = content
            return IngestResult(one.event_id, IngestStatus.ACCEPTED)
        if known == content:
            return IngestResult(one.event_id, IngestStatus.DUPLICATE)
        return IngestResult(
            one.event_id, IngestStatus.INVALID, "conflict", "this id has another content"
        )

    async def _publish_items(
        self, items: list[ValidEvent], source: str
    ) -> list[PublisherUnavailable | None]:
        """Send in as few envelopes as there can be; gives the fault each item met with."""
        body = _encode(items)
        if len(body) > MAX_ENVELOPE_BYTES and len(items) > 1:
            middle = len(items) // 2
            halves = items[:middle], items[middle:]
            first, second = await asyncio.gather(
                *(self._publish_items(half, source) for half in halves)
            )
            return first + second
        try:
            await self.publisher.publish_durably(_build_envelope(body, source, self.clock.now()))
        except PublisherUnavailable as fault:
            return [fault] * len(items)
        return [None] * len(items)


async def judge(events: Iterable[ValidatedEvent]) -> list[ValidatedEvent]:
    """Hold events against the rules one after the other, with pauses in which others go on."""
    judged, pauses = [], Pauses()
    for event in events:
        judged.append(event)
        await pauses.take()
    return judged


def count_statuses(verdicts: Sequence[IngestResult]) -> dict[IngestStatus, int]:
    """How many there are of each status."""
    return {status: sum(one.status is status for one in verdicts) for status in IngestStatus}


def _build_envelope(items: bytes, source: str, now: datetime) -> EventMessage:
    """The envelope; its id follows from its content, so a repeated request is one message."""
    body = _encode({"source": source, "received_at": now, "items": msgspec.Raw(items)})
    identity = blake2b(items, digest_size=16, key=source.encode()[:64]).hexdigest()
    return EventMessage(SUBJECT_PREFIX + source, identity, msgspec.Raw(body))


def _build_retry_verdict(item: ValidEvent, fault: PublisherUnavailable) -> IngestResult:
    return IngestResult(item.event_id, IngestStatus.RETRY, "unavailable", str(fault))
