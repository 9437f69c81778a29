"""Where async listeners run when an event is emitted from plain code."""

import asyncio
from collections.abc import Coroutine, Sequence
from threading import Lock, Thread
from typing import Any


def find_running_loop() -> asyncio.AbstractEventLoop | None:
    """The loop that runs in this thread, if any."""
    return asyncio._get_running_loop()


class LoopRunner:
    """The home loop of a bus: the one it was started in, else one in a thread of its own."""

    def __init__(self) -> None:
        self._home: asyncio.AbstractEventLoop | None = None
        self._thread: Thread | None = None
        self._lock = Lock()

    def set_home_loop(self, loop: asyncio.AbstractEventLoop) -> None:
        """Make `loop` the home loop."""
        self._home = loop

    def run_all(self, work: Sequence[Coroutine[Any, Any, None]]) -> None:
        """Run coroutines side by side in the home loop; returns when all have finished."""
        asyncio.run_coroutine_threadsafe(_wait_for_all(work), self._get_home_loop()).result()

    def close(self) -> None:
        """End the thread, if one was begun, and forget the home loop."""
        with self._lock:
            home, thread, self._home, self._thread = self._home, self._thread, None, None
        if home is not None and thread is not None:
            home.call_soon_threadsafe(home.stop)
            thread.join()

    def _get_home_loop(self) -> asyncio.AbstractEventLoop:
        with self._lock:
            if self._home is None or self._home.is_closed():
                self._home = asyncio.new_event_loop()
                self._thread = Thread(
                    target=_run_loop_forever, args=(self._home,), name="bus", daemon=True
                )
                self._thread.start()
            return self._home


def _run_loop_forever(loop: asyncio.AbstractEventLoop) -> None:
    asyncio.set_event_loop(loop)
    try:
        loop.run_forever()
    finally:
        loop.close()


async def _wait_for_all(work: Sequence[Coroutine[Any, Any, None]]) -> None:
    await asyncio.wait([asyncio.get_running_loop().create_task(one) for one in work])
