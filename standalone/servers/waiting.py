"""Waiting without blocking the loop: for conditions, and with a word when it takes long."""

import asyncio
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from standalone.servers.place import Progress

POLL = 0.01


async def until(condition: Callable[[], bool], *, seconds: float) -> bool:
    """Poll `condition` until it holds; False when `seconds` passed first."""
    loop = asyncio.get_running_loop()
    deadline = loop.time() + seconds
    while not condition():
        if loop.time() >= deadline:
            return False
        await asyncio.sleep(POLL)
    return True


@contextmanager
def announced(progress: Progress, text: str) -> Iterator[None]:
    """Tell `text` to the person if the body takes longer than a second."""
    timer = asyncio.get_running_loop().call_later(1.0, progress, text)
    try:
        yield
    finally:
        timer.cancel()
