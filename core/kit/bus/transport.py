"""The port through which a bus leaves its process, and the transport that stays inside."""

from collections.abc import Awaitable, Callable
from typing import Protocol

from core.kit.bus.matching import PatternTrie

DeliverCallback = Callable[[str, str, bytes], Awaitable[None]]
"""Receives (pattern the transport listens to, full name, payload) of each message."""


class Transport(Protocol):
    """Carries messages between buses, each at most once."""

    async def start(self, deliver: DeliverCallback) -> None:
        """Connect; from now on each message goes to `deliver`, once per matching pattern."""

    async def subscribe_pattern(self, pattern: str) -> None:
        """Receive what matches `pattern`; in force when this returns."""

    async def unsubscribe_pattern(self, pattern: str) -> None:
        """No longer receive what matches `pattern`."""

    async def publish(self, name: str, payload: bytes) -> None:
        """Hand a message over; an error if it surely did not leave."""

    async def close(self) -> None:
        """Disconnect; nothing is received any more."""


class InProcessHub:
    """Joins the in-process transports made with it, as a server would."""

    def __init__(self) -> None:
        self.routes: PatternTrie[tuple[str, DeliverCallback]] = PatternTrie()


class InProcessTransport:
    """Connects several buses of one process: for tests, and for parts that will be split later."""

    def __init__(self, hub: InProcessHub) -> None:
        self._hub = hub
        self._patterns: set[str] = set()

    async def start(self, deliver: DeliverCallback) -> None:
        self._deliver = deliver

    async def subscribe_pattern(self, pattern: str) -> None:
        self._hub.routes.add(pattern, (pattern, self._deliver))
        self._patterns.add(pattern)

    async def unsubscribe_pattern(self, pattern: str) -> None:
        self._hub.routes.remove(pattern, (pattern, self._deliver))
        self._patterns.discard(pattern)

    async def publish(self, name: str, payload: bytes) -> None:
        for pattern, deliver in self._hub.routes.find_matching(name):
            await deliver(pattern, name, payload)

    async def close(self) -> None:
        for pattern in tuple(self._patterns):
            await self.unsubscribe_pattern(pattern)
