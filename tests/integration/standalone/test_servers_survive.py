"""Servers that die come back; servers whose parent dies go."""

import asyncio
import json
import os
import resource
import signal
import subprocess
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from pathlib import Path

import nats
import nats.errors
import psutil
import pytest

from core.kit.background_tasks import spawn_task
from standalone.servers import EmbeddedServers, ServerEndpoints
from standalone.servers.orphans import read_command_line
from standalone.servers.waiting import wait_until
from standalone.servers.watcher import is_process_running
from tests.support import hold_servers
from tests.support.server_tokens import read_everywhere, write_everywhere

EVERYWHERE = {"postgres": {"a"}, "nats": {"a"}, "redis": {"a"}}
ROOT = Path(hold_servers.__file__).parent.parent.parent


async def eventually(condition: Callable[[], bool]) -> None:
    assert await wait_until(condition, seconds=20)


@asynccontextmanager
async def supervised(
    data_dir: Path, reports: list[str]
) -> AsyncIterator[tuple[EmbeddedServers, ServerEndpoints]]:
    servers = EmbeddedServers(durable=False)
    endpoints = await servers.start(data_dir)
    task = spawn_task(servers.supervise(report=reports.append), name="supervise")
    try:
        yield servers, endpoints
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task
        await servers.stop()


def hold(data_dir: Path) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, hold_servers.__file__, str(data_dir)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
    )


def runtime_dir(started: dict[str, dict[str, str]]) -> Path:
    return Path(started["endpoints"]["redis_url"].removeprefix("unix://")).parent.parent


async def test_each_killed_server_comes_back_at_its_address_with_its_data(data_dir: Path) -> None:
    reports: list[str] = []
    async with supervised(data_dir, reports) as (servers, endpoints):
        await write_everywhere(endpoints, "a")
        await asyncio.sleep(1.1)  # Redis writes its file once a second
        killed = servers.pids
        for name in killed:
            servers.kill(name)
        await eventually(lambda: sum("serves again" in line for line in reports) == 3)
        assert await read_everywhere(endpoints) == EVERYWHERE
        assert all(servers.pids[name] not in (None, pid) for name, pid in killed.items())


async def test_nats_that_failed_a_write_is_restarted(data_dir: Path) -> None:
    """A file size limit stands for the full disk: NATS stays stuck after it is lifted."""
    reports: list[str] = []
    async with supervised(data_dir, reports) as (servers, endpoints):
        await write_everywhere(endpoints, "a")
        pid = servers.pids["nats"]
        assert pid is not None
        resource.prlimit(pid, resource.RLIMIT_FSIZE, (10_000, resource.RLIM_INFINITY))
        client = await nats.connect(endpoints.nats_url)
        with pytest.raises(nats.errors.TimeoutError):
            await client.jetstream().publish("tokens", b"b" * 20_000, timeout=1)
        await client.close()
        await eventually(lambda: "NATS serves again" in reports)
        assert await read_everywhere(endpoints) == EVERYWHERE


async def test_a_killed_parent_leaves_no_process_and_the_next_start_works(data_dir: Path) -> None:
    with hold(data_dir) as parent:
        assert parent.stdout is not None
        started = json.loads(parent.stdout.readline())
        await write_everywhere(ServerEndpoints(**started["endpoints"]), "a")
        await asyncio.sleep(1.1)  # Redis writes its file once a second
        family = [child.pid for child in psutil.Process(parent.pid).children(recursive=True)]
        parent.kill()
    assert len(family) > 3
    servers = EmbeddedServers(durable=False)
    assert await read_everywhere(await servers.start(data_dir)) == EVERYWHERE
    await eventually(lambda: not any(map(is_process_running, family)))
    assert not runtime_dir(started).exists()
    await servers.stop()


async def test_orphans_of_a_parent_killed_with_its_watcher_are_ended(data_dir: Path) -> None:
    with hold(data_dir) as parent:
        assert parent.stdout is not None
        started = json.loads(parent.stdout.readline())
        orphans = started["pids"].values()
        children = psutil.Process(parent.pid).children()
        for child in children:
            if child.pid not in orphans:
                child.kill()
        parent.kill()
    assert all(map(is_process_running, orphans))
    servers = EmbeddedServers(durable=False)
    await servers.start(data_dir)
    assert not any(map(is_process_running, orphans))
    assert not runtime_dir(started).exists()
    await servers.stop()


async def test_a_killed_watcher_is_replaced(data_dir: Path) -> None:
    async with supervised(data_dir, []) as (servers, _):
        pids = set(servers.pids.values())

        def watchers() -> list[int]:
            children = [child.pid for child in psutil.Process().children()]
            return [pid for pid in children if "watcher.py" in read_command_line(pid)]

        before = watchers()
        for pid in before:
            os.kill(pid, signal.SIGKILL)
        await eventually(lambda: bool(watchers()) and not set(before) & set(watchers()))
        assert set(servers.pids.values()) == pids


async def test_ctrl_c_at_the_terminal_does_not_reach_the_servers(data_dir: Path) -> None:
    servers = EmbeddedServers(durable=False)
    await servers.start(data_dir)
    sessions = {os.getsid(pid) for pid in servers.pids.values() if pid is not None}
    assert os.getsid(0) not in sessions
    await servers.stop()
