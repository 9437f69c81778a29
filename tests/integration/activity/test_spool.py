"""The spool: durable before the answer, in order, bounded, and there again after a restart."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from api.ingest.spool import Spool, SpoolFull

ROOM = 1 << 20


@asynccontextmanager
async def a_spool(folder: Path, size: int = ROOM) -> AsyncIterator[Spool]:
    spool = Spool(folder, size)
    await spool.open()
    try:
        yield spool
    finally:
        await spool.close()


async def all_of(spool: Spool) -> list[bytes]:
    """Read and settle everything that waits."""
    found: list[bytes] = []
    while spool.waiting:
        found += await spool.read()
        await spool.done()
    return found


async def fits(spool: Spool, payload: bytes) -> bool:
    try:
        await spool.keep(payload)
    except SpoolFull:
        return False
    return True


async def test_it_gives_back_what_it_took_in_order(tmp_path: Path) -> None:
    async with a_spool(tmp_path) as spool:
        for number in range(250):
            await spool.keep(b"%d" % number)
        assert await all_of(spool) == [b"%d" % number for number in range(250)]


async def test_many_at_once_lose_nothing(tmp_path: Path) -> None:
    async with a_spool(tmp_path) as spool:
        await asyncio.gather(*(spool.keep(b"%d" % number) for number in range(200)))
        assert {int(one) for one in await all_of(spool)} == set(range(200))


async def test_a_caller_who_leaves_takes_nobody_along(tmp_path: Path) -> None:
    async with a_spool(tmp_path) as spool:
        leaving = [asyncio.create_task(spool.keep(b"left %d" % n)) for n in range(5)]
        staying = [asyncio.create_task(spool.keep(b"stays %d" % n)) for n in range(5)]
        await asyncio.sleep(0)
        for task in leaving:
            task.cancel()
        await asyncio.gather(*staying)
        found = await all_of(spool)
        assert {b"stays %d" % n for n in range(5)} <= set(found)


async def test_what_waits_is_there_after_a_restart(tmp_path: Path) -> None:
    async with a_spool(tmp_path) as spool:
        await spool.keep(b"one")
        await spool.keep(b"two")
        assert await spool.read() == [b"one", b"two"]
    async with a_spool(tmp_path) as spool:
        assert spool.waiting
        assert await all_of(spool) == [b"one", b"two"]
    async with a_spool(tmp_path) as spool:
        assert not spool.waiting


async def test_it_is_bounded_and_has_room_again_once_read(tmp_path: Path) -> None:
    async with a_spool(tmp_path) as spool:
        kept = 0
        while await fits(spool, bytes(50_000)):
            kept += 1
        assert 10 < kept < 22
        assert len(await all_of(spool)) == kept
        await spool.keep(b"room again")


async def test_a_folder_that_cannot_be_used_is_full(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("a file")
    async with a_spool(tmp_path / "taken") as spool:
        with pytest.raises(SpoolFull):
            await spool.keep(b"x")
