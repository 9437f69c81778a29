"""The end of a process that was told to end: gracefully for some time, then for certain."""

import asyncio
import faulthandler
import os
import signal
import sys
import threading
from collections.abc import Callable, Coroutine
from typing import Any

from core.kit.spawn import end, place_of

GRACE_SECONDS = 25.0
STUCK = 70  # the exit code of a process that did not get to its end by itself
Life = Callable[[Callable[[], None]], Coroutine[Any, Any, None]]


def stop_on_signals(within: float | None = None) -> asyncio.Event:
    """An event that SIGINT or SIGTERM sets.

    Where the process still runs `within` seconds after that, it is ended as by a crash, with
    status STUCK: whatever holds it up (a server, a thread, a task that heeds nothing).
    """
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()

    def told() -> None:
        if within is not None and not stop.is_set():
            _end_after(within, loop)
        stop.set()

    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, told)
    return stop


async def lived(life: Life, stop: asyncio.Event) -> None:
    """Run `life` to its end, which it finds by itself after `stop`.

    It calls what it is given when it has started. A start under way when `stop` comes, which may
    wait for servers without end, is cancelled.
    """
    started = asyncio.Event()
    living = asyncio.get_running_loop().create_task(life(started.set), name="life")
    stopped = asyncio.get_running_loop().create_task(stop.wait(), name="stop")
    try:
        await asyncio.wait({living, stopped}, return_when=asyncio.FIRST_COMPLETED)
        if started.is_set():
            await living
        else:
            await end(living, again=10.0, patience=20.0)
    finally:
        await end(stopped)


def _end_after(seconds: float, loop: asyncio.AbstractEventLoop) -> None:
    """In a thread, for nothing else is sure to run then; it holds up no earlier end."""
    timer = threading.Timer(seconds, _end_now, (seconds, loop))
    timer.daemon = True
    timer.start()


def _end_now(seconds: float, loop: asyncio.AbstractEventLoop) -> None:
    """Say what the process is stuck in, then end it. Nothing is flushed or waited for."""
    lines = [f"still running {seconds:.0f} s after it was told to end; what it waits for:"]
    lines += [f"  {task.get_name()}: {place_of(task)}" for task in asyncio.all_tasks(loop)]
    os.write(sys.stderr.fileno(), "\n".join([*lines, ""]).encode())
    faulthandler.dump_traceback()
    os._exit(STUCK)
