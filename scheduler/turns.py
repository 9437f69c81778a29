"""Jobs under way: waited for when the process stops.

APScheduler would cancel them, tell of each as of a failure, and let their connections be closed
while they still roll back.
"""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from functools import wraps
from typing import Any

import structlog

from core.kit.spawn import end

log = structlog.get_logger(__name__)
GRACE_SECONDS = 1.0  # the usual tick takes milliseconds; upkeep may take minutes
Job = Callable[[], Awaitable[None]]


@dataclass(slots=True)
class Turns:
    """Which turns of which jobs are being run."""

    _under_way: "set[asyncio.Task[Any]]" = field(default_factory=set)

    def of(self, job: Job) -> Job:
        """`job` whose turns can be waited for."""

        @wraps(job)
        async def turn() -> None:
            task = asyncio.current_task()
            assert task
            self._under_way.add(task)
            try:
                await job()
            except asyncio.CancelledError:
                log.info("a job is left unfinished", job=job.__qualname__)
            finally:
                self._under_way.discard(task)

        return turn

    async def over(self, grace: float = GRACE_SECONDS) -> None:
        """Wait for what is under way; what has not ended in `grace` seconds is cancelled.

        Nothing may be started any more.
        """
        await asyncio.sleep(0)  # what was started in this very moment is under way now
        if self._under_way:
            await asyncio.wait(self._under_way, timeout=grace)
        await asyncio.gather(*map(end, self._under_way))
