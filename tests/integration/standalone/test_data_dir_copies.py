"""A copied, moved or linked data folder: its start never touches whoever works on the original."""
# ruff: noqa: ASYNC220, ASYNC221, ASYNC240 - nothing else runs in these loops

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import asyncpg
import psutil
import pytest

from standalone.servers import EmbeddedServers, ServerEndpoints, StartError, orphans
from standalone.servers.watcher import is_process_running
from tests.support import hold_servers
from tests.support.server_tokens import plain, read_everywhere, write_everywhere

ROOT = Path(hold_servers.__file__).parent.parent.parent
ONE = {"postgres": {"a"}, "nats": {"a"}, "redis": {"a"}}
BOTH = {"postgres": {"a", "b"}, "nats": {"a", "b"}, "redis": {"a", "b"}}
SERVERS = ("postgres", "nats", "redis")


@contextmanager
def held(
    data_dir: Path,
) -> Iterator[tuple["subprocess.Popen[str]", ServerEndpoints, dict[str, int]]]:
    """Another process that runs servers on `data_dir`, with their addresses and process ids."""
    with subprocess.Popen(
        [sys.executable, hold_servers.__file__, str(data_dir)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
    ) as parent:
        assert parent.stdout is not None
        started = json.loads(parent.stdout.readline())
        yield parent, ServerEndpoints(**started["endpoints"]), started["pids"]
        if parent.poll() is None:
            parent.communicate("")


async def flush(endpoints: ServerEndpoints) -> None:
    """Servers of tests keep what was committed in memory; a copy takes what is in files."""
    database = await asyncpg.connect(plain(endpoints.database_url))
    await database.execute("CHECKPOINT")
    await database.close()


def copy(original: Path, target: Path, *options: str) -> None:
    """As a person copies; sockets and files that go meanwhile are passed over."""
    subprocess.run(["cp", "-a", *options, f"{original}/.", str(target)], check=False)


def kill_with_watcher(parent: "subprocess.Popen[str]", servers: dict[str, int]) -> None:
    """The parent and its watcher die at once: the servers stay behind."""
    for child in psutil.Process(parent.pid).children():
        if child.pid not in servers.values():
            child.kill()
    parent.kill()
    parent.wait()


@pytest.mark.parametrize("options", [(), ("-L",)], ids=["links kept", "links followed"])
async def test_a_copy_starts_beside_the_running_original(
    data_dir: Path, options: tuple[str, ...]
) -> None:
    twin = data_dir.with_name("copy")
    with held(data_dir) as (_, original, pids):
        await write_everywhere(original, "a")
        await flush(original)
        runtime = (data_dir / "runtime").readlink()
        twin.mkdir(mode=0o711)
        copy(data_dir, twin, *options)
        servers = EmbeddedServers(durable=False)
        await write_everywhere(await servers.start(twin), "b")
        assert (await read_everywhere(servers.endpoints))["postgres"] == {"a", "b"}
        await servers.stop()
        assert all(map(is_process_running, pids.values()))
        assert (data_dir / "runtime").readlink() == runtime
        assert await read_everywhere(original) == ONE


async def test_a_copy_made_while_running_starts_after_the_original_was_killed(
    data_dir: Path,
) -> None:
    twin = data_dir.with_name("copy")
    with held(data_dir) as (parent, original, pids):
        await write_everywhere(original, "a")
        await flush(original)
        twin.mkdir(mode=0o711)
        copy(data_dir, twin)
        kill_with_watcher(parent, pids)
    servers = EmbeddedServers(durable=False)
    found = await read_everywhere(await servers.start(twin))
    await servers.stop()
    assert (found["postgres"], found["nats"]) == ({"a"}, {"a"})
    assert all(map(is_process_running, pids.values())), (
        "the copy does not end the original's orphans"
    )
    await servers.start(data_dir)
    await servers.stop()
    assert not any(map(is_process_running, pids.values())), "the original's start does"


async def test_a_moved_folder_ends_the_orphans_that_work_on_it(data_dir: Path) -> None:
    moved = data_dir.with_name("moved")
    with held(data_dir) as (parent, original, pids):
        await write_everywhere(original, "a")
        await flush(original)
        kill_with_watcher(parent, pids)
    data_dir.rename(moved)
    assert all(map(is_process_running, pids.values()))
    servers = EmbeddedServers(durable=False)
    await write_everywhere(await servers.start(moved), "b")
    assert not any(map(is_process_running, pids.values()))
    assert await read_everywhere(servers.endpoints) == BOTH
    await servers.stop()


async def test_a_folder_in_use_is_refused_under_every_name(data_dir: Path) -> None:
    link = data_dir.with_name("link")
    link.symlink_to(data_dir)
    servers = EmbeddedServers(durable=False)
    with held(link) as (parent, endpoints, _):
        await write_everywhere(endpoints, "a")
        for name in (link, data_dir):
            with pytest.raises(StartError, match=f"in use by process {parent.pid};"):
                await servers.start(name)
        data_dir.rename(moved := data_dir.with_name("moved"))
        with pytest.raises(StartError, match=f"in use by process {parent.pid};"):
            await servers.start(moved)
        moved.rename(data_dir)
        assert await read_everywhere(endpoints) == ONE


async def test_a_folder_taken_to_another_file_system_goes_on(data_dir: Path) -> None:
    elsewhere = Path("/dev/shm")
    if not elsewhere.is_dir() or elsewhere.stat().st_dev == data_dir.parent.stat().st_dev:
        pytest.skip("no second file system here")
    servers = EmbeddedServers(durable=False)
    await write_everywhere(await servers.start(data_dir), "a")
    await servers.stop()
    with tempfile.TemporaryDirectory(dir=elsewhere) as folder:
        Path(folder).chmod(0o711)
        subprocess.run(["mv", str(data_dir), f"{folder}/data"], check=True)
        found = await read_everywhere(await servers.start(Path(folder, "data")))
        await servers.stop()
    assert found == ONE


@pytest.mark.parametrize("started", [None, "another moment"])
async def test_a_number_that_is_somebody_elses_by_now_is_left_alone(
    data_dir: Path, started: str | None
) -> None:
    """With and without the right moment of start, under the name of each server."""
    data_dir.mkdir()
    with subprocess.Popen(["sleep", "600"]) as stranger:
        for name in SERVERS:
            record = data_dir / f"{name}.pid"
            orphans.record_process(record, stranger.pid, "sleep" if started else "postgres -D")
            if started is not None:
                record.write_text(json.dumps(json.loads(record.read_text()) | {"started": started}))
        servers = EmbeddedServers(durable=False)
        await servers.start(data_dir)
        await servers.stop()
        (data_dir / "postgres" / "postmaster.pid").write_text(f"{stranger.pid}\n{data_dir}\n")
        await servers.start(data_dir)
        await servers.stop()
        assert stranger.poll() is None
        stranger.kill()


async def test_a_removed_folder_of_sockets_is_made_again_by_a_restart(data_dir: Path) -> None:
    servers = EmbeddedServers(durable=False)
    endpoints = await servers.start(data_dir)
    await write_everywhere(endpoints, "a")
    shutil.rmtree((data_dir / "runtime").readlink())
    for name in SERVERS:
        assert name == "nats" or await servers._servers[name].needs_restart()
        await servers.restart(name)
        assert not await servers._servers[name].needs_restart()
    assert await read_everywhere(endpoints) == ONE
    await servers.stop()


@pytest.mark.skipif(os.geteuid() != 0, reason="only root's data lies outside of the data folder")
async def test_a_copied_link_to_the_originals_postgresql_is_refused(tmp_path: Path) -> None:
    data_dir, twin = tmp_path / "data", tmp_path / "copy"
    servers = EmbeddedServers(durable=False)
    await write_everywhere(await servers.start(data_dir), "a")
    await servers.stop()
    try:
        twin.mkdir()
        copy(data_dir, twin)
        with pytest.raises(StartError, match=f"the data of {data_dir}: copy that folder"):
            await servers.start(twin)
        data_dir.rename(moved := tmp_path / "moved")
        assert await read_everywhere(await servers.start(moved)) == ONE
        await servers.stop()
    finally:
        shutil.rmtree((twin / "postgres").resolve().parent)
