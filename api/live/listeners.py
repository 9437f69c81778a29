"""Listeners of the live events, each with a bounded queue that forgets its oldest."""

import asyncio
from collections import deque
from collections.abc import AsyncIterator, Iterable
from dataclasses import dataclass, field

from prometheus_client import Counter, Gauge

from core.activity.analytics.questions import Filter
from core.activity.contracts import EventView

CAPACITY = 2_000
dropped = Counter("uspevai_stream_dropped_total", "Live events a slow listener missed", ["door"])
listening = Gauge("uspevai_stream_listeners", "Listeners of the live events", ["door"])
sent = Counter("uspevai_stream_events_total", "Live events given to listeners", ["door"])


@dataclass(slots=True, eq=False)
class Listener:
    """What one client has yet to read: at most `capacity` events, then the oldest is dropped."""

    door: str
    where: Filter = field(default_factory=Filter)
    capacity: int = CAPACITY
    missed: int = 0
    ended: bool = False
    _waiting: deque[EventView] = field(default_factory=deque)
    _something: asyncio.Event = field(default_factory=asyncio.Event)

    def offer(self, events: Iterable[EventView]) -> None:
        """Queue what this listener asked for."""
        for event in events:
            if not _wanted(event, self.where):
                continue
            if len(self._waiting) == self.capacity:
                self._waiting.popleft()
                self.miss(1)
            self._waiting.append(event)
        if self._waiting:
            self._something.set()

    def miss(self, number: int) -> None:
        """Count events that this listener will not see."""
        self.missed += number
        dropped.labels(self.door).inc(number)

    def end(self) -> None:
        """Nothing more will come."""
        self.ended = True
        self._something.set()

    async def __aiter__(self) -> AsyncIterator[EventView]:
        """The events in the order stored, until `end`."""
        while not self.ended:
            await self._something.wait()
            self._something.clear()
            while self._waiting:
                sent.labels(self.door).inc()
                yield self._waiting.popleft()


def _wanted(event: EventView, where: Filter) -> bool:
    return where.event_type in (None, event.event_type) and where.user_id in (None, event.user_id)
