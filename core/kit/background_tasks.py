"""Background tasks that cannot vanish: a reference is kept and a failure is reported."""

import asyncio
from collections.abc import AsyncIterator, Coroutine
from contextlib import asynccontextmanager
from typing import Any, TypeVar

import structlog

log = structlog.get_logger(__name__)
T = TypeVar("T")
_running_tasks: set[asyncio.Task[Any]] = set()
CANCEL_AGAIN_SECONDS = 2.0  # what a task needs at most to clear up after itself, as a rule
CANCEL_TIMEOUT_SECONDS = 10.0


def spawn_task(coroutine: Coroutine[Any, Any, T], *, name: str) -> "asyncio.Task[T]":
    """Start `coroutine` in the running loop; an exception nobody awaits is logged under `name`."""
    task = asyncio.get_running_loop().create_task(coroutine, name=name)
    _running_tasks.add(task)
    task.add_done_callback(_handle_task_done)
    return task


async def cancel_and_wait(
    task: "asyncio.Task[Any]",
    *,
    repeat_after: float = CANCEL_AGAIN_SECONDS,
    timeout: float = CANCEL_TIMEOUT_SECONDS,
) -> None:
    """Cancel `task` and wait for its end, at most `patience` seconds. Raises what it failed with.

    It is cancelled once more every `again` seconds: a cancellation may be lost within a library.
    `asyncio.wait_for` of Python 3.11 drops one that comes in the same moment as its result, and
    the NATS client one that comes while it writes.
    """
    loop = asyncio.get_running_loop()
    until = loop.time() + timeout
    task.cancel()
    while not (await asyncio.wait({task}, timeout=repeat_after))[0]:
        if loop.time() >= until:
            log.error(
                "background task does not end",
                task=task.get_name(),
                at=describe_task_position(task),
            )
            return
        log.warning(
            "background task is told to end again",
            task=task.get_name(),
            at=describe_task_position(task),
        )
        task.cancel()
    if not task.cancelled():
        task.result()


async def run_with_timeout(
    seconds: float, coroutine: Coroutine[Any, Any, None], *, name: str
) -> None:
    """Wait for `work`, but no longer than `seconds`: then it is given up, which is logged.

    For what must not hold up the end of a process. Raises what `work` raises.
    """
    task = asyncio.get_running_loop().create_task(coroutine, name=name)
    try:
        if not (await asyncio.wait({task}, timeout=seconds))[0]:
            log.warning("given up", what=name, seconds=seconds, at=describe_task_position(task))
    finally:
        await cancel_and_wait(task, repeat_after=1.0, timeout=3.0)


@asynccontextmanager
async def run_in_background(
    coroutine: Coroutine[Any, Any, Any], *, name: str
) -> AsyncIterator[None]:
    """Run `coroutine` beside the block; at the block's end it is cancelled and waited for."""
    task = spawn_task(coroutine, name=name)
    try:
        yield
    finally:
        await cancel_and_wait(task)


def _handle_task_done(task: "asyncio.Task[Any]") -> None:
    _running_tasks.discard(task)
    if not task.cancelled() and (error := task.exception()) is not None:
        log.error("background task failed", task=task.get_name(), exc_info=error)


def describe_task_position(task: "asyncio.Task[Any]") -> list[str]:
    """Where the task stands, from the outside in: functions and lines."""
    awaited: Any = task.get_coro()
    places = []
    while (frame := getattr(awaited, "cr_frame", None)) is not None:
        places.append(f"{frame.f_code.co_qualname}:{frame.f_lineno}")
        awaited = awaited.cr_await
    return places
