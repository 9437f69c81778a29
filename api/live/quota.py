"""How many live streams and connections there may be: of one key, and in all."""

from collections import Counter
from collections.abc import Hashable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

STREAMS, SUBSCRIPTIONS, SOCKETS = (100, 500), (40, 200), (20, 200)  # of one key, of all


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
    def hold_slot(self, key: Hashable) -> Iterator[None]:
        """Count one more until the block ends. Raises TooManyStreams."""
        self.take_slot(key)
        try:
            yield
        finally:
            self.release_slot(key)

    def check_free(self, key: Hashable) -> None:
        """Raises TooManyStreams when there may not be one more."""
        if self._open.get(key, 0) >= self.of_one:
            raise TooManyStreams(f"this API key may have {self.of_one} of these open at once")
        if self._total >= self.of_all:
            raise TooManyStreams("too many of these are open; come again later")

    def take_slot(self, key: Hashable) -> None:
        """Count one more under `key`. Raises TooManyStreams."""
        self.check_free(key)
        self._open[key] += 1
        self._total += 1

    def release_slot(self, key: Hashable) -> None:
        """Count one less."""
        self._open[key] -= 1
        self._total -= 1
        if not self._open[key]:
            del self._open[key]


@dataclass(slots=True, frozen=True)
class Quotas:
    """Of server-sent events, of subscriptions, and of the WebSockets that carry these."""

    streams: Quota = field(default_factory=lambda: Quota(*STREAMS))
    subscriptions: Quota = field(default_factory=lambda: Quota(*SUBSCRIPTIONS))
    sockets: Quota = field(default_factory=lambda: Quota(*SOCKETS))
