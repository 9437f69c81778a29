"""Waiting without blocking the loop: for conditions, and with a word when it takes long."""

import asyncio
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from standalone.servers.server_context import ProgressCallback

POLL_INTERVAL = 0.01


async def wait_until(condition: Callable[[], bool], *, seconds: float) -> bool:
    """Poll `condition` until it holds; False when `seconds` passed first."""
    loop = asyncio.get_running_loop()
    deadline = loop.time() + seconds
    while not condition():
        if loop.time() >= deadline:
            return False
        await asyncio.sleep(POLL_INTERVAL)
    return True


@contextmanager
def announce_if_slow(progress: ProgressCallback, text: str) -> Iterator[None]:
    """Tell `text` to the person if the body takes longer than a second."""
    timer = asyncio.get_running_loop().call_later(1.0, progress, text)
    try:
        yield
    finally:
        timer.cancel()
