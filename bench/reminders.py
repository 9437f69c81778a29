"""A wave of reminders due at once, against the bare SQL and APScheduler's own job store; and what
a scheduler costs while nothing is due.

    python -m bench.reminders [--rows 1000000] [--due 100000] [--rounds 3] [--jobs 5000] [--idle 20]
"""

import argparse
import asyncio
import tempfile
from pathlib import Path

import psutil
from sqlalchemy.ext.asyncio import create_async_engine

from bench.report import median, table
from bench.waves import bare, jobstore, product
from bench.waves.rows import Rows
from migrations.run import upgrade
from standalone.servers import EmbeddedServers, ServerEndpoints

SCHEDULERS = 2
QUIET_SECONDS = 3.0


async def measure(folder: Path, given: argparse.Namespace) -> None:
    servers = EmbeddedServers()
    endpoints = await servers.start(folder / "servers")
    engine = create_async_engine(endpoints.database_url)  # filling takes its time
    try:
        await upgrade(engine)
        rows = Rows(engine, given.rows, given.due)
        await rows.fill()
        await waves(rows, folder, endpoints, given)
        if given.idle:
            await idle(folder, endpoints, given.idle)
    finally:
        await engine.dispose()
        await servers.stop()


async def waves(
    rows: Rows, folder: Path, endpoints: ServerEndpoints, given: argparse.Namespace
) -> None:
    """Print rates: product and bare SQL in turns, then the peer with fewer jobs."""
    ours: list[product.Wave] = []
    limits: list[float] = []
    cpu: list[float] = []
    for _ in range(given.rounds):
        took, used = await bare.wave(rows, endpoints.database_url, SCHEDULERS)
        limits, cpu = [*limits, took], [*cpu, used]
        ours.append(await product.wave(rows, folder, endpoints, SCHEDULERS))
    rate = rows.due / median(one.seconds for one in ours)
    sides = [(f"the bare statement, {SCHEDULERS} connections", rows.due / median(limits))]
    if given.jobs:
        peer = median([await jobstore.wave(endpoints.database_url, given.jobs) for _ in range(2)])
        sides.append(("APScheduler's SQLAlchemyJobStore", given.jobs / peer))
    cells = [(f"{rate:,.0f}", side, f"{other:,.0f}", rate / other) for side, other in sides]
    print(table(("claimed and published a second", "against", "a second", "ratio"), cells))
    own = median(one.cpu for one in ours)
    print(f"\nCPU of all processes: {own:.1f} s, of the bare statement {median(cpu):.1f} s")
    lost, doubled = sum(one.lost for one in ours), sum(one.doubled for one in ours)
    print(f"{rows.due * given.rounds:,} occurrences: {lost} lost, {doubled} doubled")


async def idle(folder: Path, endpoints: ServerEndpoints, seconds: float) -> None:
    """Print the share of a core that one scheduler takes, and PostgreSQL for it."""
    async with product.programs(folder, endpoints, "scheduler") as [pid]:
        await asyncio.sleep(QUIET_SECONDS)
        before = _cpu(pid)
        await asyncio.sleep(seconds)
        own, server = (100 * (b - a) / seconds for a, b in zip(before, _cpu(pid), strict=True))
    print(f"\nIdle: the scheduler {own:.2f} %, PostgreSQL {server:.2f} % of a core")


def _cpu(pid: int) -> tuple[float, float]:
    """CPU seconds so far of the process, and of PostgreSQL's."""
    servers = [one for one in psutil.Process().children(recursive=True) if one.name() == "postgres"]
    return _seconds(psutil.Process(pid)), sum(_seconds(one) for one in servers)


def _seconds(process: psutil.Process) -> float:
    return float(sum(process.cpu_times()[:2]))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--due", type=int, default=100_000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--jobs", type=int, default=5_000)
    parser.add_argument("--idle", type=float, default=20)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="bench", ignore_cleanup_errors=True) as folder:
        Path(folder).chmod(0o755)  # as root, PostgreSQL runs as another user
        asyncio.run(measure(Path(folder), given))


if __name__ == "__main__":
    main()
