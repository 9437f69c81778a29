"""How many live streams and connections there may be: of one key, and in all."""

from collections import Counter
from collections.abc import Hashable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

STREAMS_OF_ONE, STREAMS_OF_ALL = 100, 500
SUBSCRIPTIONS_OF_ONE, SUBSCRIPTIONS_OF_ALL = 40, 200
SOCKETS_OF_ONE, SOCKETS_OF_ALL = 20, 200


class TooManyStreams(Exception):
    """The key, or everybody together, has as many streams open as there may be."""


@dataclass(slots=True)
class Quota:
    """Counts what is open under each key."""

    of_one: int
    of_all: int
    _open: "Counter[Hashable]" = field(default_factory=Counter)
    _total: int = 0

    @contextmanager
    def held(self, key: Hashable) -> Iterator[None]:
        """Count one more until the block ends. Raises TooManyStreams."""
        self.take(key)
        try:
            yield
        finally:
            self.give_back(key)

    def check(self, key: Hashable) -> None:
        """Raises TooManyStreams when there may not be one more."""
        if self._open.get(key, 0) >= self.of_one:
            raise TooManyStreams(f"this API key may have {self.of_one} of these open at once")
        if self._total >= self.of_all:
            raise TooManyStreams("too many of these are open; come again later")

    def take(self, key: Hashable) -> None:
        """Count one more under `key`. Raises TooManyStreams."""
        self.check(key)
        self._open[key] += 1
        self._total += 1

    def give_back(self, key: Hashable) -> None:
        """Count one less."""
        self._open[key] -= 1
        self._total -= 1
        if not self._open[key]:
            del self._open[key]


def _quota(of_one: int, of_all: int) -> Any:
    return field(default_factory=lambda: Quota(of_one, of_all))


@dataclass(slots=True, frozen=True)
class Quotas:
    """Of server-sent events, of subscriptions, and of the WebSockets that carry these."""

    streams: Quota = _quota(STREAMS_OF_ONE, STREAMS_OF_ALL)
    subscriptions: Quota = _quota(SUBSCRIPTIONS_OF_ONE, SUBSCRIPTIONS_OF_ALL)
    sockets: Quota = _quota(SOCKETS_OF_ONE, SOCKETS_OF_ALL)
