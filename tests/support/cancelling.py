"""Cancelling work at each place where it waits, one after the other."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Generator
from itertools import count
from typing import Any


class CutShort:
    """Awaits `work`, whose task is cancelled when it waits for the time of that number."""

    def __init__(self, work: Awaitable[object], wait: int) -> None:
        self._work, self._wait = work, wait

    def __await__(self) -> Generator[Any, Any, None]:
        steps: Any = self._work.__await__()
        error: BaseException | None = None
        for number in count():
            try:
                waited = steps.send(None) if error is None else steps.throw(error)
            except StopIteration:
                return
            if number == self._wait:
                task = asyncio.current_task()
                assert task
                asyncio.get_running_loop().call_soon(task.cancel)
            error = None
            try:
                yield waited
            except BaseException as thrown:
                error = thrown


async def at_every_wait(work: Callable[[], Awaitable[object]]) -> AsyncIterator[int]:
    """Do `work` again and again, each time cancelled at its next wait, until it comes to its end.

    Yields the number of each wait it was cancelled at.
    """

    async def cut(wait: int) -> None:
        await CutShort(work(), wait)

    for wait in count():
        task = asyncio.create_task(cut(wait))
        await asyncio.wait({task})
        if not task.cancelled():
            await task
            return
        yield wait
