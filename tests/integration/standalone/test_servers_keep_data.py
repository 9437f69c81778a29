"""What was acknowledged is there at the next start, wherever the data folder lies."""

import os
import shutil
from pathlib import Path

import pytest

from standalone.servers import EmbeddedServers, StartError
from tests.support.server_tokens import read_everywhere, write_everywhere

EVERYWHERE = {"postgres": {"a"}, "nats": {"a"}, "redis": {"a"}}


async def _write_then_read_after_restart(data_dir: Path) -> dict[str, set[str]]:
    servers = EmbeddedServers(durable=False)
    await write_everywhere(await servers.start(data_dir), "a")
    await servers.stop()
    found = await read_everywhere(await servers.start(data_dir))
    await servers.stop()
    return found


async def test_a_second_start_finds_the_data(data_dir: Path) -> None:
    assert await _write_then_read_after_restart(data_dir) == EVERYWHERE


async def test_a_path_longer_than_a_socket_address_and_with_strange_letters(data_dir: Path) -> None:
    deep = data_dir.parent / ("дані з 'пробілом'" + "x" * 80) / ("y" * 60)
    assert await _write_then_read_after_restart(deep) == EVERYWHERE


@pytest.mark.skipif(os.geteuid() != 0, reason="only root's folders are closed to PostgreSQL's user")
async def test_roots_private_home_as_the_parent(tmp_path: Path) -> None:
    assert tmp_path.parent.parent.stat().st_mode & 0o077 == 0
    try:
        assert await _write_then_read_after_restart(tmp_path / "data") == EVERYWHERE
    finally:
        shutil.rmtree((tmp_path / "data" / "postgres").resolve().parent)


async def test_two_instances_side_by_side(data_dir: Path) -> None:
    one, two = EmbeddedServers(durable=False), EmbeddedServers(durable=False)
    first, second = await one.start(data_dir / "one"), await two.start(data_dir / "two")
    await write_everywhere(first, "a")
    await write_everywhere(second, "b")
    await one.stop()
    assert await read_everywhere(second) == {name: {"b"} for name in EVERYWHERE}
    await two.stop()


async def test_one_data_folder_serves_one_instance(data_dir: Path) -> None:
    one, two = EmbeddedServers(durable=False), EmbeddedServers(durable=False)
    await one.start(data_dir)
    with pytest.raises(StartError, match=f"in use by process {os.getpid()};.*DATA_DIR"):
        await two.start(data_dir)
    assert all(one.pids.values())
    await one.stop()
    await two.start(data_dir)
    await two.stop()


async def test_a_start_interrupted_in_initdb_is_forgotten(data_dir: Path) -> None:
    (data_dir / "postgres.new").mkdir(parents=True)
    (data_dir / "postgres.new" / "PG_VERSION").write_text("18\n")
    assert await _write_then_read_after_restart(data_dir) == EVERYWHERE


async def test_data_of_another_postgresql_is_refused_in_one_line(data_dir: Path) -> None:
    servers = EmbeddedServers(durable=False)
    await servers.start(data_dir)
    await servers.stop()
    (data_dir / "postgres" / "PG_VERSION").write_text("9\n")
    with pytest.raises(StartError, match="made by PostgreSQL 9, this is PostgreSQL 18: dump it"):
        await servers.start(data_dir)
    assert not any(servers.pids.values())


async def test_no_room_and_no_folder_are_refused_in_one_line(data_dir: Path) -> None:
    with pytest.raises(StartError, match=r"MB free under .* needed; make room"):
        await EmbeddedServers(min_free=1 << 60).start(data_dir)
    data_dir.parent.joinpath("file").touch()
    with pytest.raises(StartError, match="cannot write to the data folder"):
        await EmbeddedServers().start(data_dir.parent / "file" / "data")
