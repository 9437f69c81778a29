"""Work that goes on whatever happens: a fault is told, waited out, and tried again."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import NoReturn, TypeVar

import structlog

from core.kit.error_texts import describe_error
from core.kit.faults import transient

log = structlog.get_logger(__name__)
T = TypeVar("T")


async def tried(work: Callable[[], Awaitable[T]], what: str, away: str | None = None) -> T | None:
    """What `work` returns, or None for a fault, which is logged.

    A server that is away is the warning `away`, if there is one; a fault of the code is the error
    `what`.
    """
    try:
        return await work()
    except Exception as error:
        if not transient(error):
            log.error(what, exc_info=error)
        elif away is not None:
            log.warning(away, error=describe_error(error))
    return None


async def for_ever(
    turn: Callable[[], Awaitable[float | None]],
    what: str,
    *,
    pause: float,
    away: str | None = None,
) -> NoReturn:
    """Take `turn` after `turn` until cancelled, with `pause` seconds between, or as many as the
    turn itself returns. Faults are told as by `tried`."""
    while True:
        seconds = await tried(turn, what, away)
        await asyncio.sleep(pause if seconds is None else seconds)
