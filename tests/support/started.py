"""`python -m standalone` as a child process, the way `make run` starts it."""

import asyncio
import os
import re
import signal
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path

import psutil

from tests.support.forked import printed

START_SECONDS = 120  # on a machine that does much else
STOP_SECONDS = 60
_CHAT = re.compile(r"Open the chat:\s+(http://\S+)")
FREE_PORTS = {"API_PORT": "0", "GRPC_PORT": "0", "PLAYGROUND_PORT": "0"}
GIVEN = ("BOT_TOKEN", "DATABASE_URL", "NATS_URL", "REDIS_URL", "LOG_DIR", "OWNER_ID")


def environment(data_dir: Path, **settings: str) -> dict[str, str]:
    """The environment of a start on `data_dir`: free ports unless said otherwise."""
    plain = {name: value for name, value in os.environ.items() if name not in GIVEN}
    return plain | FREE_PORTS | {"DATA_DIR": str(data_dir)} | settings


class Started:
    """A running product; `lines` is what it printed until it was ready."""

    def __init__(self, process: asyncio.subprocess.Process, lines: list[str]) -> None:
        self.process = process
        self.lines = lines
        self.url = next(match[1] for line in lines if (match := _CHAT.search(line)))

    def tree(self) -> list[psutil.Process]:
        """The process and all its descendants."""
        parent = psutil.Process(self.process.pid)
        return [parent, *parent.children(recursive=True)]

    async def end(self, number: signal.Signals = signal.SIGINT) -> int:
        """Send a signal; returns the exit status."""
        self.process.send_signal(number)
        async with asyncio.timeout(STOP_SECONDS):
            return await self.process.wait()


@asynccontextmanager
async def started(data_dir: Path, **settings: str) -> AsyncIterator[Started]:
    """Start and wait until the address is told; ended at the end if it still runs."""
    process = await _spawn(data_dir, settings)
    try:
        yield Started(process, await _until_ready(process))
    finally:
        await _end_for_sure(process)


async def _end_for_sure(process: asyncio.subprocess.Process) -> None:
    """As a person would; a test that has failed already waits for no process that does not end."""
    if process.returncode is not None:
        return
    process.send_signal(signal.SIGINT)
    try:
        async with asyncio.timeout(STOP_SECONDS):
            await process.wait()
    except TimeoutError:
        process.kill()
        await process.wait()


async def refused(data_dir: Path, **settings: str) -> tuple[int, str]:
    """A start that cannot be: its exit status and all that it printed."""
    async with asyncio.timeout(START_SECONDS):
        status, out, err = await printed(
            "standalone", environment=environment(data_dir, **settings), folder=data_dir
        )
    return status, out + err


async def _spawn(data_dir: Path, settings: dict[str, str]) -> asyncio.subprocess.Process:
    return await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "standalone",
        env=environment(data_dir, **settings),
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
    )


async def _until_ready(process: asyncio.subprocess.Process) -> list[str]:
    assert process.stdout is not None
    lines: list[str] = []
    with suppress(TimeoutError):
        async with asyncio.timeout(START_SECONDS):
            async for line in process.stdout:
                lines.append(line.decode())
                if "Stop: Ctrl+C" in lines[-1]:
                    return lines
    raise AssertionError("it never said that it runs:\n" + "".join(lines))
