"""From `python -m standalone` to the first answered /start; what it costs to stand by.

python -m bench.start [--starts 3] [--idle 10]
"""

import argparse
import asyncio
import os
import signal
import sys
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from time import monotonic

import aiohttp
import psutil

from bench.chat import Side
from bench.report import median, table

MEGABYTE = 1 << 20
QUIET_SECONDS = 3.0
OWN_SERVERS = {"DATABASE_URL": "", "NATS_URL": "", "REDIS_URL": "", "BOT_TOKEN": ""}


@dataclass(slots=True)
class Start:
    """One start: seconds until it said that the chat is open, until /start was answered, and until
    all endpoints were; the product's own stopwatch line, which begins when Python has imported
    it."""

    opened: float
    answered: float
    ready: float
    stopwatch: str
    processes: list[psutil.Process] = field(default_factory=list)


@asynccontextmanager
async def start(data_dir: Path) -> AsyncIterator[Start]:
    """Start on `data_dir` and say /start; Ctrl+C at the end."""
    began = monotonic()
    ports = {"DATA_DIR": str(data_dir), "API_PORT": "0", "GRPC_PORT": "0", "PLAYGROUND_PORT": "0"}
    child = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "standalone",
        env=os.environ | OWN_SERVERS | ports,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.DEVNULL,
    )
    assert child.stdout
    try:
        opened, chat = await _wait_for_line(child.stdout, "chat:")
        wait_for_endpoints = asyncio.create_task(_wait_for_line(child.stdout, "ready"))
        await _greet(chat.split()[-1], user_id=int(began * 1000))
        answered = monotonic()
        ready, stopwatch = await wait_for_endpoints
        parent = psutil.Process(child.pid)
        processes = [parent, *parent.children(recursive=True)]
        text = stopwatch.removeprefix("  ready in ")
        yield Start(opened - began, answered - began, ready - began, text, processes)
    finally:
        child.send_signal(signal.SIGINT)
        await child.wait()


async def _wait_for_line(lines: asyncio.StreamReader, word: str) -> tuple[float, str]:
    """The moment of the first line with `word` in it, and the line."""
    async with asyncio.timeout(120):
        async for line in lines:
            if word in line.decode().split():
                return monotonic(), line.decode().rstrip()
    raise RuntimeError("the product did not start")


async def _greet(address: str, user_id: int) -> None:
    async with aiohttp.ClientSession() as session:
        side = Side("product", address, session)
        async with side.watching():
            await side.say(user_id, "/start")


async def idle_share(processes: list[psutil.Process], seconds: float) -> float:
    """The share of one core, in percent, that they use with nothing to do."""
    await asyncio.sleep(QUIET_SECONDS)
    before = _cpu_seconds(processes)
    await asyncio.sleep(seconds)
    return 100 * (_cpu_seconds(processes) - before) / seconds


def _cpu_seconds(processes: list[psutil.Process]) -> float:
    return sum(sum(one.cpu_times()[:2]) for one in processes if one.is_running())


def memory(processes: list[psutil.Process]) -> dict[str, float]:
    """Megabytes by program: each shared page counted once (PSS) where the system tells."""
    found: dict[str, float] = {}
    for one in processes:
        try:
            full = one.memory_full_info()
            used = getattr(full, "pss", 0) or full.rss
        except psutil.AccessDenied:
            used = one.memory_info().rss
        except psutil.NoSuchProcess:
            continue
        found[one.name()] = found.get(one.name(), 0.0) + used / MEGABYTE
    return found


async def measure(starts: int, idle: float) -> None:
    with tempfile.TemporaryDirectory(prefix="uspevai-bench-") as folder:
        os.chmod(folder, 0o755)  # as root, PostgreSQL runs as another user
        fresh = [await _timed(Path(folder) / f"fresh{n}") for n in range(starts)]
        again = [await _timed(Path(folder) / "fresh0") for _ in range(starts)]
        rows = [_row("fresh DATA_DIR", fresh), _row("existing DATA_DIR", again)]
        header = ("start", "chat open s", "/start answered s", "slowest s", "all doors open s")
        print(table(header, rows))
        print(f"\nThe product's stopwatch: {fresh[-1].stopwatch}, then {again[-1].stopwatch}\n")
        async with start(Path(folder) / "fresh0") as running:
            share = await idle_share(running.processes, idle)
            used = memory(running.processes)
        print(f"\nIdle CPU of all processes: {share:.1f} % of one core over {idle:.0f} s\n")
        print(table(("process", "MB resident"), [*used.items(), ("all", sum(used.values()))]))


async def _timed(data_dir: Path) -> Start:
    async with start(data_dir) as made:
        return made


def _row(name: str, made: list[Start]) -> tuple[object, ...]:
    opened, answered, ready = zip(
        *((one.opened, one.answered, one.ready) for one in made), strict=True
    )
    return name, median(opened), median(answered), max(answered), median(ready)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--starts", type=int, default=3)
    parser.add_argument("--idle", type=float, default=10)
    given = parser.parse_args()
    asyncio.run(measure(given.starts, given.idle))


if __name__ == "__main__":
    main()
