"""Holding a context open from a task of its own.

Cancel scopes must be left by the task that entered them; a fixture's start and end are different
tasks, and a test that ends a process early does so from yet another.
"""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from typing import TypeVar

T = TypeVar("T")


class Held:
    """`async with context` in a task; `stop` leaves it."""

    def __init__(self, context: AbstractAsyncContextManager[object]) -> None:
        self._context = context
        self._stop = asyncio.Event()
        self._ready = asyncio.Event()
        self._task: asyncio.Task[None]

    async def start(self) -> "Held":
        self._task = asyncio.create_task(self._hold())
        ready = asyncio.create_task(self._ready.wait())
        await asyncio.wait({self._task, ready}, return_when=asyncio.FIRST_COMPLETED)
        ready.cancel()
        if self._task.done():
            await self._task
        return self

    async def stop(self) -> None:
        self._stop.set()
        await self._task

    async def _hold(self) -> None:
        async with self._context:
            self._ready.set()
            await self._stop.wait()


@asynccontextmanager
async def held(context: AbstractAsyncContextManager[object]) -> AsyncIterator[Held]:
    """Hold `context` open inside."""
    holding = await Held(context).start()
    try:
        yield holding
    finally:
        await holding.stop()
