"""The product's processes apart, as an operator runs them, killed and started as a test likes."""

import asyncio
import os
import signal
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from tests.support.forked import Forked

START_SECONDS = 90  # on a machine that does much else


class Processes:
    """`python -m NAME` by name, each with the same environment; their logs in `folder`."""

    def __init__(self, folder: Path, **environment: str) -> None:
        self.folder = folder
        self._environment = environment
        self._running: dict[str, Forked] = {}

    async def start(self, *names: str, **environment: str) -> None:
        """Start processes and wait until each says that it runs; `environment` adds to theirs."""
        await asyncio.gather(*(self._start(name, environment) for name in names))

    async def kill(self, name: str) -> None:
        """kill -9."""
        process = self._running.pop(name)
        process.kill()
        await process.wait()

    async def dies(self, name: str) -> int | None:
        """Wait until a process ends of itself; its exit code."""
        async with asyncio.timeout(START_SECONDS):
            return await self._running.pop(name).wait()

    async def stop(self) -> list[int | None]:
        """End all as an operator does; their exit codes."""
        for process in self._running.values():
            process.send_signal(signal.SIGTERM)
        for process in self._running.values():
            await process.wait()
        codes = [process.returncode for process in self._running.values()]
        self._running.clear()
        return codes

    async def _start(self, name: str, environment: dict[str, str]) -> None:
        beat, log = self.folder / f"{name}.beat", self.folder / f"{name}.log"
        beat.unlink(missing_ok=True)
        environment = os.environ | self._environment | environment
        beating = {"HEARTBEAT_FILE": str(beat)}
        process = Forked(name, environment=environment | beating, out=log)
        self._running[name] = process
        async with asyncio.timeout(START_SECONDS):
            while not beat.exists():
                assert process.returncode is None, log.read_text()
                await asyncio.sleep(0.02)


@asynccontextmanager
async def processes(folder: Path, **environment: str) -> AsyncIterator[Processes]:
    """Processes to start; whichever run are ended at the end."""
    made = Processes(folder, **environment)
    try:
        yield made
    finally:
        await made.stop()
