"""Waiting for a condition instead of for a time."""

import asyncio
from collections.abc import Awaitable, Callable

PATIENCE_SECONDS = 40.0


async def eventually(
    condition: Callable[[], Awaitable[bool]], what: str, seconds: float = PATIENCE_SECONDS
) -> None:
    """Return as soon as `condition` holds; AssertionError naming `what` if it never does."""
    try:
        async with asyncio.timeout(seconds):
            while not await condition():
                await asyncio.sleep(0.02)
    except TimeoutError:
        raise AssertionError(f"never: {what}") from None
