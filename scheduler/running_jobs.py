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

from core.kit.background_tasks import cancel_and_wait

log = structlog.get_logger(__name__)
GRACE_SECONDS = 1.0  # the usual tick takes milliseconds; upkeep may take minutes
AsyncJob = Callable[[], Awaitable[None]]


@dataclass(slots=True)
class RunningJobs:
    """Which turns of which jobs are being run."""

    _running_tasks: "set[asyncio.Task[Any]]" = field(default_factory=set)

    def track_job(self, job: AsyncJob) -> AsyncJob:
        """`job` whose turns can be waited for."""

        @wraps(job)
        async def run_tracked() -> None:
            task = asyncio.current_task()
            assert task
            self._running_tasks.add(task)
            try:
                await job()
            except asyncio.CancelledError:
                log.info("a job is left unfinished", job=job.__qualname__)
            finally:
                self._running_tasks.discard(task)

        return run_tracked

    async def wait_until_done(self, grace: float = GRACE_SECONDS) -> None:
        """Wait for what is under way; what has not ended in `grace` seconds is cancelled.

        Nothing may be started any more.
        """
        await asyncio.sleep(0)  # what was started in this very moment is under way now
        if self._running_tasks:
            await asyncio.wait(self._running_tasks, timeout=grace)
        await asyncio.gather(*map(cancel_and_wait, self._running_tasks))
