"""Processes whose servers are gone, or answer no more, end when they are told to."""

import asyncio
import os
import signal
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import psutil
import pytest

from core.kit.database import create_engine
from core.kit.shutdown import GRACE_SECONDS
from migrations.run import upgrade
from playground.server import PlaygroundServer
from standalone.servers import EmbeddedServers
from tests.support.processes import Processes, processes


@asynccontextmanager
async def apart(data_dir: Path, servers: EmbeddedServers) -> AsyncIterator[Processes]:
    """The four processes on servers of their own."""
    endpoints = await servers.start(data_dir)
    engine = create_engine(endpoints.database_url)
    await upgrade(engine)
    await engine.dispose()
    page = PlaygroundServer(port=0)
    await page.start()
    environment = {
        "DATABASE_URL": endpoints.database_url,
        "NATS_URL": endpoints.nats_url,
        "REDIS_URL": endpoints.redis_url,
        "TELEGRAM_API_URL": page.url,
        "BOT_TOKEN": "123456:a-bot-of-this-test",
        "API_PORT": "0",
        "GRPC_PORT": "0",
        "SPOOL_DIR": str(data_dir.parent / "spool"),
    }
    try:
        async with processes(data_dir.parent, **environment) as made:
            await made.start("worker", "bot", "scheduler", "api")
            yield made
    finally:
        await page.stop()
        await servers.stop()


def killed(servers: EmbeddedServers) -> None:
    for name in servers.pids:
        servers.kill(name)


def frozen(servers: EmbeddedServers) -> None:
    signal_all(servers, signal.SIGSTOP)


def signal_all(servers: EmbeddedServers, number: signal.Signals) -> None:
    for pid in filter(None, servers.pids.values()):
        for one in (*psutil.Process(pid).children(recursive=True), psutil.Process(pid)):
            os.kill(one.pid, number)


@pytest.mark.parametrize("gone", [killed, frozen])
async def test_processes_end_in_time_without_their_servers(
    data_dir: Path, gone: Callable[[EmbeddedServers], None]
) -> None:
    servers = EmbeddedServers(durable=False)
    async with apart(data_dir, servers) as running:
        gone(servers)
        try:
            async with asyncio.timeout(GRACE_SECONDS + 5):
                codes = await running.stop()
        finally:
            signal_all(servers, signal.SIGCONT)
    assert codes == [0, 0, 0, 0]
