"""Things asked for at the same time are done together: one statement instead of many."""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable, Sequence
from typing import Generic, TypeVar

from core.kit.background_tasks import spawn_task
from core.kit.faults import is_transient

T = TypeVar("T")
R = TypeVar("R")


class Batcher(Generic[T, R]):
    """`await together(item)` gives what `work` makes of it.

    While one group is at work the next one gathers, so that a group is as large as the load: alone
    an item waits for nobody. `pause` seconds are waited for more to come; at most `most` go at
    once.
    """

    def __init__(
        self,
        process_batch: Callable[[Sequence[T]], Awaitable[Sequence[R]]],
        max_size: int = 100,
        gather_seconds: float = 0.0,
    ) -> None:
        self._work, self._most, self._pause = process_batch, max_size, gather_seconds
        self._waiting: deque[tuple[T, asyncio.Future[R]]] = deque()
        self._running = False

    async def __call__(self, item: T) -> R:
        future: asyncio.Future[R] = asyncio.get_running_loop().create_future()
        self._waiting.append((item, future))
        if not self._running:
            self._running = True
            spawn_task(self._run_batches(), name="together")
        return await future

    async def _run_batches(self) -> None:
        try:
            while self._waiting:
                await asyncio.sleep(self._pause)
                count = min(self._most, len(self._waiting))
                await self._serve_batch([self._waiting.popleft() for _ in range(count)])
        finally:
            self._running = False

    async def _serve_batch(self, batch: Sequence[tuple[T, asyncio.Future[R]]]) -> None:
        try:
            results = await self._work([item for item, _ in batch])
        except Exception as error:
            await self._handle_failure(batch, error)
            return
        for (_, future), result in zip(batch, results, strict=True):
            if not future.done():
                future.set_result(result)

    async def _handle_failure(
        self, batch: Sequence[tuple[T, asyncio.Future[R]]], error: Exception
    ) -> None:
        """A fault of the code is one item's: the others are done without it."""
        if len(batch) > 1 and not is_transient(error):
            for one in batch:
                await self._serve_batch([one])
            return
        for _, future in batch:
            if not future.done():
                future.set_exception(error)
