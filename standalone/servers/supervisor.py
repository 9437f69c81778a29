"""Brings back servers that died, and restarts those that only a restart can help."""

import asyncio

from standalone.servers.errors import StartError
from standalone.servers.guard import Guard
from standalone.servers.place import Progress
from standalone.servers.server import Server

LOOK_EVERY = 0.5
"""Seconds between looks at the processes; a look is four system calls."""
ASK_EVERY = 1.0
"""Seconds between questions whether a server needs help."""
LONGEST_PAUSE = 10.0


async def supervise(servers: list[Server], guard: Guard, report: Progress) -> None:
    """Look after `servers` and their watcher until cancelled."""
    async with asyncio.TaskGroup() as group:
        group.create_task(_keep_watcher(guard))
        for server in servers:
            group.create_task(_keep_alive(server, report))
            group.create_task(_keep_well(server, report))


async def _keep_watcher(guard: Guard) -> None:
    while True:
        guard.ensure()
        await asyncio.sleep(LOOK_EVERY)


async def _keep_alive(server: Server, report: Progress) -> None:
    while True:
        await asyncio.sleep(LOOK_EVERY)
        if server.fell:
            report(f"{server.title} stopped unexpectedly, restarting it")
            await _bring_back(server, report)


async def _bring_back(server: Server, report: Progress) -> None:
    pause = LOOK_EVERY
    while True:
        try:
            await server.start()
        except (StartError, OSError) as error:
            report(f"{server.title} does not start: {error}; trying again in {pause:.0f} s")
            await asyncio.sleep(pause)
            pause = min(pause * 2, LONGEST_PAUSE)
        else:
            report(f"{server.title} serves again")
            return


async def _keep_well(server: Server, report: Progress) -> None:
    while True:
        await asyncio.sleep(ASK_EVERY)
        if server.settled and await server.needs_restart():
            report(f"{server.title} does not recover by itself, restarting it")
            await server.stop()
            await _bring_back(server, report)
