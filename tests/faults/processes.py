"""The product's processes, run for real: started, killed, frozen, armed with crash points."""

import asyncio
import os
import signal
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import psutil

from tests.support.waiting import eventually

ROOT = Path(__file__).resolve().parents[2]


def with_children(pid: int) -> list[int]:
    """A process and all below it."""
    return [pid, *(child.pid for child in psutil.Process(pid).children(recursive=True))]


@dataclass(slots=True)
class Program:
    """One `python -m <module>`; its output goes to a log file."""

    module: str
    log: Path
    environment: Mapping[str, str]
    _process: asyncio.subprocess.Process | None = None
    _beat: Path = field(init=False)

    def __post_init__(self) -> None:
        self._beat = self.log.with_suffix(".beat")

    async def start(self, **armed: str) -> None:
        """Start, with `armed` added to the environment, and wait until it runs or has crashed."""
        self._beat.unlink(missing_ok=True)
        with self.log.open("ab") as log:
            self._process = await asyncio.create_subprocess_exec(
                sys.executable,
                *("-m", self.module),
                cwd=ROOT,
                env={**os.environ, **self.environment, "HEARTBEAT_FILE": str(self._beat), **armed},
                stdout=log,
                stderr=log,
            )

        async def running() -> bool:
            return self._beat.exists() or self.ended

        await eventually(running, f"{self.module} runs", seconds=240)

    @property
    def ended(self) -> bool:
        return self._process is not None and self._process.returncode is not None

    async def crashed(self, seconds: float = 120) -> int:
        """Wait for the end by itself; returns the exit status."""
        assert self._process is not None
        async with asyncio.timeout(seconds):
            return await self._process.wait()

    async def kill(self) -> None:
        """kill -9, if it lives."""
        await self._end(signal.SIGKILL)

    async def stop(self) -> None:
        """A graceful stop; killed when it takes longer than 20 s."""
        try:
            async with asyncio.timeout(20):
                await self._end(signal.SIGTERM)
        except TimeoutError:
            await self.kill()

    async def _end(self, number: signal.Signals) -> None:
        if self._process is not None and self._process.returncode is None:
            self._process.send_signal(number)
            await self._process.wait()
