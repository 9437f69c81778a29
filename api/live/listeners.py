"""Listeners of the live events, each with a bounded queue that forgets its oldest."""

import asyncio
from collections import deque
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

import msgspec
from prometheus_client import Counter, Gauge

from core.activity.analytics.questions import Filter
from core.activity.contracts import EventView

DEFAULT_CAPACITY, CAPACITY_BYTES = 2_000, 8 << 20
BATCH_SIZE = 100  # events that are sent before others get their turn
dropped_events = Counter(
    "uspevai_stream_dropped_total", "Live events a slow listener missed", ["endpoint"]
)
active_listeners = Gauge("uspevai_stream_listeners", "Listeners of the live events", ["endpoint"])
sent_events = Counter("uspevai_stream_events_total", "Live events given to listeners", ["endpoint"])
_encode = msgspec.json.Encoder().encode


@dataclass(frozen=True)
class LiveEvent:
    """An event that all listeners share; it is encoded once."""

    view: EventView

    @cached_property
    def json(self) -> bytes:
        return _encode(self.view)

    @cached_property
    def server_sent(self) -> bytes:
        """The event as a message of `text/event-stream`; JSON has no line breaks."""
        return b"id: %s\r\nevent: event\r\ndata: %s\r\n\r\n" % (
            str(self.view.event_id).encode(),
            self.json,
        )


@dataclass(slots=True, eq=False)
class LiveListener:
    """What one client has yet to read: at most `capacity` events, then the oldest is dropped."""

    endpoint: str
    event_filter: Filter = field(default_factory=Filter)
    capacity: int = DEFAULT_CAPACITY
    missed: int = 0
    ended: bool = False
    _waiting: deque[LiveEvent] = field(default_factory=deque)
    _bytes: int = 0
    _changed: asyncio.Event = field(default_factory=asyncio.Event)

    def offer_events(self, events: Sequence[LiveEvent]) -> None:
        """Queue events, which `wanted` has found to be what this listener asked for."""
        self._waiting.extend(events)
        self._bytes += sum(len(event.json) for event in events)
        before = len(self._waiting)
        while len(self._waiting) > self.capacity or self._bytes > CAPACITY_BYTES:
            self._bytes -= len(self._waiting.popleft().json)
        self.add_missed(before - len(self._waiting))
        if self._waiting:
            self._changed.set()

    def add_missed(self, number: int) -> None:
        """Count events that this listener will not see."""
        if number:
            self.missed += number
            dropped_events.labels(self.endpoint).inc(number)

    def end_stream(self) -> None:
        """Nothing more will come."""
        self.ended = True
        self._changed.set()

    async def batches(self) -> AsyncIterator[list[LiveEvent]]:
        """The events in the order stored, until `end`. Others get their turn after each batch."""
        while not self.ended:
            await self._changed.wait()
            self._changed.clear()
            while self._waiting:
                batch = [
                    self._waiting.popleft() for _ in range(min(BATCH_SIZE, len(self._waiting)))
                ]
                self._bytes -= sum(len(event.json) for event in batch)
                sent_events.labels(self.endpoint).inc(len(batch))
                yield batch
                await asyncio.sleep(0)


def wanted(events: Sequence[LiveEvent], where: Filter) -> list[LiveEvent]:
    """The events that a filter asks for."""
    return [
        event
        for event in events
        if where.event_type in (None, event.view.event_type)
        and where.user_id in (None, event.view.user_id)
    ]
