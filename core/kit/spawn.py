"""Background tasks that cannot vanish: a reference is kept and a failure is reported."""

import asyncio
from collections.abc import AsyncIterator, Coroutine
from contextlib import asynccontextmanager
from typing import Any, TypeVar

import structlog

log = structlog.get_logger(__name__)
T = TypeVar("T")
_running: set[asyncio.Task[Any]] = set()
AGAIN_SECONDS = 2.0  # what a task needs at most to clear up after itself, as a rule
PATIENCE_SECONDS = 10.0


def spawn(coroutine: Coroutine[Any, Any, T], *, name: str) -> "asyncio.Task[T]":
    """Start `coroutine` in the running loop; an exception nobody awaits is logged under `name`."""
    task = asyncio.get_running_loop().create_task(coroutine, name=name)
    _running.add(task)
    task.add_done_callback(_finished)
    return task


async def end(
    task: "asyncio.Task[Any]", *, again: float = AGAIN_SECONDS, patience: float = PATIENCE_SECONDS
) -> None:
    """Cancel `task` and wait for its end, at most `patience` seconds. Raises what it failed with.

    It is cancelled once more every `again` seconds: a cancellation may be lost within a library.
    `asyncio.wait_for` of Python 3.11 drops one that comes in the same moment as its result, and
    the NATS client one that comes while it writes.
    """
    loop = asyncio.get_running_loop()
    until = loop.time() + patience
    task.cancel()
    while not (await asyncio.wait({task}, timeout=again))[0]:
        if loop.time() >= until:
            log.error("background task does not end", task=task.get_name(), at=place_of(task))
            return
        log.warning("background task is told to end again", task=task.get_name(), at=place_of(task))
        task.cancel()
    if not task.cancelled():
        task.result()


async def at_most(seconds: float, work: Coroutine[Any, Any, None], *, name: str) -> None:
    """Wait for `work`, but no longer than `seconds`: then it is given up, which is logged.

    For what must not hold up the end of a process. Raises what `work` raises.
    """
    task = asyncio.get_running_loop().create_task(work, name=name)
    try:
        if not (await asyncio.wait({task}, timeout=seconds))[0]:
            log.warning("given up", what=name, seconds=seconds, at=place_of(task))
    finally:
        await end(task, again=1.0, patience=3.0)


@asynccontextmanager
async def background(coroutine: Coroutine[Any, Any, Any], *, name: str) -> AsyncIterator[None]:
    """Run `coroutine` beside the block; at the block's end it is cancelled and waited for."""
    task = spawn(coroutine, name=name)
    try:
        yield
    finally:
        await end(task)


def _finished(task: "asyncio.Task[Any]") -> None:
    _running.discard(task)
    if not task.cancelled() and (error := task.exception()) is not None:
        log.error("background task failed", task=task.get_name(), exc_info=error)


def place_of(task: "asyncio.Task[Any]") -> list[str]:
    """Where the task stands, from the outside in: functions and lines."""
    awaited: Any = task.get_coro()
    places = []
    while (frame := getattr(awaited, "cr_frame", None)) is not None:
        places.append(f"{frame.f_code.co_qualname}:{frame.f_lineno}")
        awaited = awaited.cr_await
    return places
