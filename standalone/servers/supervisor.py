"""Brings back servers that died, and restarts those that only a restart can help."""

import asyncio

from standalone.servers.errors import StartError
from standalone.servers.server import ServerProcess
from standalone.servers.server_context import ProgressCallback
from standalone.servers.watcher_client import WatcherClient

CHECK_INTERVAL = 0.5
"""Seconds between looks at the processes; a look is four system calls."""
HEALTH_CHECK_INTERVAL = 1.0
"""Seconds between questions whether a server needs help."""
MAX_RESTART_DELAY = 10.0


async def supervise_servers(
    servers: list[ServerProcess], guard: WatcherClient, report: ProgressCallback
) -> None:
    """Look after `servers` and their watcher until cancelled."""
    async with asyncio.TaskGroup() as group:
        group.create_task(_keep_watcher_running(guard))
        for server in servers:
            group.create_task(_keep_alive(server, report))
            group.create_task(_restart_when_unhealthy(server, report))


async def _keep_watcher_running(guard: WatcherClient) -> None:
    while True:
        guard.ensure_running()
        await asyncio.sleep(CHECK_INTERVAL)


async def _keep_alive(server: ServerProcess, report: ProgressCallback) -> None:
    while True:
        await asyncio.sleep(CHECK_INTERVAL)
        if server.has_crashed:
            report(f"{server.title} stopped unexpectedly, restarting it")
            await _restart_until_running(server, report)


async def _restart_until_running(server: ServerProcess, report: ProgressCallback) -> None:
    pause = CHECK_INTERVAL
    while True:
        try:
            await server.start()
        except (StartError, OSError) as error:
            report(f"{server.title} does not start: {error}; trying again in {pause:.0f} s")
            await asyncio.sleep(pause)
            pause = min(pause * 2, MAX_RESTART_DELAY)
        else:
            report(f"{server.title} serves again")
            return


async def _restart_when_unhealthy(server: ServerProcess, report: ProgressCallback) -> None:
    while True:
        await asyncio.sleep(HEALTH_CHECK_INTERVAL)
        if server.is_stable and await server.needs_restart():
            report(f"{server.title} does not recover by itself, restarting it")
            await server.stop()
            await _restart_until_running(server, report)
