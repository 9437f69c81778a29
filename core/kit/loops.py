"""Work that goes on whatever happens: a fault is told, waited out, and tried again.
Long computations that let other work of the loop go on."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from time import perf_counter
from typing import NoReturn, TypeVar

import structlog

from core.kit.error_texts import describe_error
from core.kit.faults import is_transient

log = structlog.get_logger(__name__)
T = TypeVar("T")
SLICE_SECONDS = 0.005


@dataclass(slots=True)
class Pauses:
    """Pauses of one long computation, so that it does not hold up the loop it runs in."""

    _since: float = field(default_factory=perf_counter)

    async def take(self) -> None:
        """Give way to other tasks if it has computed for SLICE_SECONDS."""
        if perf_counter() - self._since >= SLICE_SECONDS:
            await asyncio.sleep(0)
            self._since = perf_counter()


async def run_safely(
    work: Callable[[], Awaitable[T]], description: str, unavailable_message: str | None = None
) -> T | None:
    """What `work` returns, or None for a fault, which is logged.

    A server that is away is the warning `away`, if there is one; a fault of the code is the error
    `what`.
    """
    try:
        return await work()
    except Exception as error:
        if not is_transient(error):
            log.error(description, exc_info=error)
        elif unavailable_message is not None:
            log.warning(unavailable_message, error=describe_error(error))
    return None


async def run_periodically(
    iteration: Callable[[], Awaitable[float | None]],
    description: str,
    *,
    pause: float,
    unavailable_message: str | None = None,
) -> NoReturn:
    """Take `turn` after `turn` until cancelled, with `pause` seconds between, or as many as the
    turn itself returns. Faults are told as by `tried`."""
    while True:
        seconds = await run_safely(iteration, description, unavailable_message)
        await asyncio.sleep(pause if seconds is None else seconds)
