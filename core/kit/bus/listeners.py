"""Who listens to what: the subscriptions of one bus."""

from collections.abc import Callable, Hashable
from threading import Lock
from typing import Any

from core.kit.bus.matching import PatternTrie

Callback = Callable[[Any], object]
CACHED_NAMES = 4096


class Listener:
    """One subscription. `active` turns false when it is taken back, even during an emit."""

    __slots__ = ("active", "callback", "label", "number", "pattern", "with_event")

    def __init__(
        self, pattern: str, callback: Callback, label: str | None, with_event: bool
    ) -> None:
        self.pattern = pattern
        self.callback = callback
        self.label = label or format_callback_label(callback)
        self.with_event = with_event
        self.active = True
        self.number = 0


class SubscriptionRegistry:
    """The listeners of a bus by pattern; safe to change from any thread while events are emitted.

    What matches a name is remembered, so an emit usually costs one look-up.
    """

    def __init__(self) -> None:
        self._trie: PatternTrie[Listener] = PatternTrie()
        self._by_key: dict[tuple[str, Hashable], Listener] = {}
        self._count = 0
        self._lock = Lock()
        self._remembered: dict[str, tuple[Listener, ...]] = {}

    def add(self, listener: Listener) -> bool:
        """Add a listener; false if this callback already listens to this very pattern."""
        with self._lock:
            key = (listener.pattern, _identify_callback(listener.callback))
            if key in self._by_key:
                return False
            self._trie.add(listener.pattern, listener)
            self._count += 1
            listener.number = self._count
            self._by_key[key] = listener
            self._remembered = {}
            return True

    def remove(self, pattern: str, callback: Callback) -> bool:
        """Take a listener back; false if there was none."""
        with self._lock:
            listener = self._by_key.pop((pattern, _identify_callback(callback)), None)
            if listener is None:
                return False
            listener.active = False
            self._trie.remove(pattern, listener)
            self._remembered = {}
            return True

    def remove_callback(self, callback: Callback) -> None:
        """Take back every subscription of a callback."""
        for listener in self.list_listeners():
            if listener.callback is callback:
                self.remove(listener.pattern, callback)

    def find_listeners(self, name: str) -> tuple[Listener, ...]:
        """The listeners of an event, in the order in which they subscribed."""
        found = self._remembered.get(name)
        return self._match_listeners(name) if found is None else found

    def _match_listeners(self, name: str) -> tuple[Listener, ...]:
        with self._lock:
            found = tuple(
                sorted(self._trie.find_matching(name), key=lambda listener: listener.number)
            )
            if len(self._remembered) >= CACHED_NAMES:
                self._remembered = {}
            self._remembered[name] = found
            return found

    def list_patterns(self) -> set[str]:
        """Every pattern somebody listens to."""
        with self._lock:
            return {pattern for pattern, _ in self._by_key}

    def list_listeners(self) -> list[Listener]:
        """Every listener, in the order in which they subscribed."""
        with self._lock:
            return list(self._by_key.values())


def _identify_callback(callback: Callback) -> Hashable:
    # A callable dataclass has no hash; a bound method is another object at each look.
    return callback if isinstance(callback, Hashable) else id(callback)


def format_callback_label(callback: Callback) -> str:
    """A readable, stable name of a callback: module and qualified name."""
    target = getattr(callback, "func", callback)
    name = getattr(target, "__qualname__", None) or type(target).__qualname__
    return f"{target.__module__}.{name}"
