"""What `emit` gives back: nothing to look at in plain code, something to await in async code."""

import asyncio
from collections.abc import Callable, Coroutine, Generator, Sequence
from typing import Any

from core.kit.bus.failures import Failure


class Emission:
    """The handling of one emitted event; awaiting it waits for the async listeners.

    `failures` are the listeners that failed so far; `await` returns them when all have finished.
    Letting it drop is fine: the listeners run on. Cancelling the awaiting task does not stop them.
    """

    __slots__ = ("_failures", "_tasks")

    def __init__(
        self, failures: Sequence[Failure] = (), tasks: Sequence["asyncio.Task[None]"] = ()
    ) -> None:
        self._failures = failures
        self._tasks = tasks

    @property
    def failures(self) -> tuple[Failure, ...]:
        """The listeners that have failed by now."""
        return tuple(self._failures)

    def __await__(self) -> Generator[Any, None, tuple[Failure, ...]]:
        if self._tasks:
            yield from asyncio.wait(self._tasks).__await__()
        return self.failures


class DeferredEmission(Emission):
    """An event for which the queue has no room yet: awaiting it waits for room.

    Dropped without being awaited, the event is handed to `give_up`, so that it is not lost in
    silence and the queue stays bounded.
    """

    __slots__ = ("_enter", "_give_up")

    def __init__(
        self, enqueue: Callable[[], Coroutine[Any, Any, None]], on_abandoned: Callable[[], None]
    ) -> None:
        super().__init__()
        self._enter: Callable[[], Coroutine[Any, Any, None]] | None = enqueue
        self._give_up = on_abandoned

    def __await__(self) -> Generator[Any, None, tuple[Failure, ...]]:
        if (enter := self._enter) is not None:
            self._enter = None
            yield from enter().__await__()
        return self.failures

    def __del__(self) -> None:
        if self._enter is not None:
            self._give_up()


COMPLETED_EMISSION = Emission()
