"""The end of a process that was told to end: gracefully for some time, then for certain."""

import asyncio
import faulthandler
import os
import signal
import sys
import threading
from collections.abc import Callable, Coroutine
from typing import Any

from core.kit.background_tasks import cancel_and_wait, describe_task_position

GRACE_SECONDS = 25.0
STUCK_EXIT_CODE = 70  # the exit code of a process that did not get to its end by itself
Lifecycle = Callable[[Callable[[], None]], Coroutine[Any, Any, None]]


def create_stop_event(within: float | None = None) -> asyncio.Event:
    """An event that SIGINT or SIGTERM sets.

    Where the process still runs `within` seconds after that, it is ended as by a crash, with
    status STUCK: whatever holds it up (a server, a thread, a task that heeds nothing).
    """
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()

    def handle_signal() -> None:
        if within is not None and not stop.is_set():
            _schedule_forced_exit(within, loop)
        stop.set()

    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, handle_signal)
    return stop


async def run_until(lifecycle: Lifecycle, stop: asyncio.Event) -> None:
    """Run `life` to its end, which it finds by itself after `stop`.

    It calls what it is given when it has started. A start under way when `stop` comes, which may
    wait for servers without end, is cancelled.
    """
    started = asyncio.Event()
    living = asyncio.get_running_loop().create_task(lifecycle(started.set), name="life")
    stopped = asyncio.get_running_loop().create_task(stop.wait(), name="stop")
    try:
        await asyncio.wait({living, stopped}, return_when=asyncio.FIRST_COMPLETED)
        if started.is_set():
            await living
        else:
            await cancel_and_wait(living, repeat_after=10.0, timeout=20.0)
    finally:
        await cancel_and_wait(stopped)


def _schedule_forced_exit(seconds: float, loop: asyncio.AbstractEventLoop) -> None:
    """In a thread, for nothing else is sure to run then; it holds up no earlier end."""
    timer = threading.Timer(seconds, _force_exit, (seconds, loop))
    timer.daemon = True
    timer.start()


def _force_exit(seconds: float, loop: asyncio.AbstractEventLoop) -> None:
    """Say what the process is stuck in, then end it. Nothing is flushed or waited for."""
    lines = [f"still running {seconds:.0f} s after it was told to end; what it waits for:"]
    lines += [
        f"  {task.get_name()}: {describe_task_position(task)}" for task in asyncio.all_tasks(loop)
    ]
    os.write(sys.stderr.fileno(), "\n".join([*lines, ""]).encode())
    faulthandler.dump_traceback()
    os._exit(STUCK_EXIT_CODE)
