"""Waiting a while for a server that is away, so that no event is passed over for want of it."""

import asyncio
from dataclasses import dataclass

import structlog

from core.kit.error_texts import describe_error
from core.kit.faults import is_transient
from worker.commands import CommandEnvelope
from worker.reactions import EnvelopeRunner
from worker.replay.monitor import ReplayMonitor

log = structlog.get_logger(__name__)
RETRY_TIMEOUT_SECONDS = 30.0
MAX_RETRY_DELAY = 2.0


@dataclass(slots=True)
class RetryingRunner:
    """Runs commands, again while the reason passes; after `patience` seconds it is trouble."""

    runner: EnvelopeRunner
    monitor: ReplayMonitor
    retry_timeout: float

    async def run(self, envelope: CommandEnvelope) -> bytes:
        """The reply of `envelope`; the runner's own error if it does not pass."""
        loop = asyncio.get_running_loop()
        end, pause = loop.time() + self.retry_timeout, 0.1
        while True:
            try:
                return await self.runner.run(envelope)
            except Exception as error:
                if is_transient(error) and loop.time() + pause > end:
                    self.monitor.error = error
                if not is_transient(error) or self.monitor.error is not None:
                    raise
                log.warning("the replay waits", error=describe_error(error))
            await asyncio.sleep(pause)
            pause = min(MAX_RETRY_DELAY, pause * 2)
