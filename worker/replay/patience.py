"""Waiting a while for a server that is away, so that no event is passed over for want of it."""

import asyncio
from dataclasses import dataclass

import structlog

from core.kit.error_texts import describe_error
from core.kit.faults import transient
from worker.commands import Envelope
from worker.reactions import Runner
from worker.replay.watch import Watch

log = structlog.get_logger(__name__)
PATIENCE_SECONDS = 30.0
LONGEST_PAUSE = 2.0


@dataclass(slots=True)
class PatientRunner:
    """Runs commands, again while the reason passes; after `patience` seconds it is trouble."""

    runner: Runner
    watch: Watch
    patience: float

    async def run(self, envelope: Envelope) -> bytes:
        """The reply of `envelope`; the runner's own error if it does not pass."""
        loop = asyncio.get_running_loop()
        end, pause = loop.time() + self.patience, 0.1
        while True:
            try:
                return await self.runner.run(envelope)
            except Exception as error:
                if transient(error) and loop.time() + pause > end:
                    self.watch.trouble = error
                if not transient(error) or self.watch.trouble is not None:
                    raise
                log.warning("the replay waits", error=describe_error(error))
            await asyncio.sleep(pause)
            pause = min(LONGEST_PAUSE, pause * 2)
