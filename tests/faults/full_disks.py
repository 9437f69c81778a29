"""No room left on the disk of PostgreSQL or NATS in the middle of a wave; then there is again."""

import asyncio
import os
import shutil
import subprocess
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from standalone.servers.server import ServerProcess
from tests.faults.books import outcome
from tests.faults.crew import WHOLE, Crew
from tests.faults.stage import stage
from tests.faults.table import Outcome, crew_case

FULL_SECONDS, AGAIN_SECONDS = 6.0, 0.5
SIZE_MB = 400
_CHUNK = bytes(64 * 1024)


@asynccontextmanager
async def small_disk(server: ServerProcess) -> AsyncIterator[Path | None]:
    """The server on a small disk of its own, a tmpfs with a copy of its data; gives the mount, or
    None where mounting is not allowed."""
    home = server.home.resolve()
    copy = home.with_name(f"{home.name}.copy")
    await server.stop()
    await _run("cp", "-a", str(home), str(copy))
    owner = home.stat()
    options = f"size={SIZE_MB}m,mode=700,uid={owner.st_uid},gid={owner.st_gid}"
    mounted = await _run("mount", "-t", "tmpfs", "-o", options, "tmpfs", str(home))
    try:
        if mounted:
            await _run("cp", "-a", f"{copy}/.", str(home))
        await server.start()
        yield home if mounted else None
        await server.stop()
    finally:
        server.kill()
        if mounted:
            await _run("umount", "-l", str(home))
        shutil.rmtree(copy)
        await server.start()


async def _run(*command: str) -> bool:
    process = await asyncio.create_subprocess_exec(*command, stderr=subprocess.DEVNULL)
    return await process.wait() == 0


def fill(disk: Path) -> Path:
    """Take all the room that is left; returns the file that holds it."""
    ballast = disk / "ballast"
    with ballast.open("ab", buffering=0) as file:
        for size in (len(_CHUNK), 4096):
            try:
                while True:
                    file.write(_CHUNK[:size])
            except OSError:
                continue
    return ballast


async def full(crew: Crew, server: ServerProcess, *, sticks: bool) -> Outcome:
    """The disk is full for some seconds of a wave; then there is room, and whoever watches over
    the server starts it again if it fell or if it `sticks`, as standalone and an operator do."""
    await crew.dismiss()
    async with small_disk(server) as disk:
        if disk is None:
            return Outcome("not tried: mounting is not allowed here", [])
        async with stage(crew, *WHOLE) as place:
            await place.begun(await place.wave(seconds=8))
            left = 1
            for _ in range(int(FULL_SECONDS / AGAIN_SECONDS)):  # what the server gives up, too
                ballast = fill(disk)
                left = min(left, os.statvfs(disk).f_bavail)
                await asyncio.sleep(AGAIN_SECONDS)
            ballast.unlink()
            fell = not server.is_alive
            if fell or sticks:
                server.kill()
                await server.start()
            found = await outcome(place, "full once" + (", it fell" if fell else ""))
            await crew.dismiss()
    await asyncio.sleep(3)  # the lane's own clients find the server again
    missed = ["the disk was not full: nothing was tried"] if left else []
    return Outcome(found.tried, found.complaints + missed)


@crew_case("PostgreSQL's disk full for 6 s in a wave", "a delay", "I2, I3, I5")
async def postgres(crew: Crew) -> Outcome:
    return await full(crew, crew.arena.postgres, sticks=False)


@crew_case("NATS's disk full for 6 s in a wave", "a delay", "I3, I5")
async def nats(crew: Crew) -> Outcome:
    return await full(crew, crew.arena.nats, sticks=True)
