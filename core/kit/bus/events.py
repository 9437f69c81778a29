"""What travels on the bus, and the bounded log of it."""

from collections import deque
from collections.abc import Iterator
from datetime import datetime
from typing import Any

import msgspec

from core.kit.bus.matching import build_matcher


class Event(msgspec.Struct, frozen=True):
    """One event: its full name, its data, when it happened (aware, UTC) and its number on the bus.

    `replayed` tells listeners that the event happened earlier and is being played again.
    """

    name: str
    data: Any
    at: datetime
    seq: int
    replayed: bool = False


class EventHistory:
    """The last `limit` events that passed through the bus in this process, oldest first.

    It holds the very objects that were emitted, so data changed by a listener is seen changed.
    """

    def __init__(self, limit: int) -> None:
        self._events: deque[Event] = deque(maxlen=limit)
        self.remember = self._events.append

    def __len__(self) -> int:
        return len(self._events)

    def __iter__(self) -> Iterator[Event]:
        return iter(self._events.copy())

    def __getitem__(self, position: int) -> Event:
        return self._events[position]

    def find_matching(self, pattern: str) -> list[Event]:
        """The remembered events whose name matches `pattern`."""
        matches = build_matcher(pattern)
        return [event for event in self if matches(event.name)]

    def clear(self) -> None:
        """Forget everything remembered so far."""
        self._events.clear()
