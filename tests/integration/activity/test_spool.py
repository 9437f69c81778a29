"""The disk buffer: durable before the answer, in order, bounded, and there again after a
restart."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from api.ingest.disk_buffer import DiskBuffer, DiskBufferFull

ROOM = 1 << 20


@asynccontextmanager
async def a_spool(folder: Path, size: int = ROOM) -> AsyncIterator[DiskBuffer]:
    spool = DiskBuffer(folder, size)
    await spool.open_buffer()
    try:
        yield spool
    finally:
        await spool.close()


async def all_of(spool: DiskBuffer) -> list[bytes]:
    """Read and settle everything that waits."""
    found: list[bytes] = []
    while spool.has_waiting:
        found += await spool.read_batch()
        await spool.commit_batch()
    return found


async def fits(spool: DiskBuffer, payload: bytes) -> bool:
    try:
        await spool.write_payload(payload)
    except DiskBufferFull:
        return False
    return True


async def test_it_gives_back_what_it_took_in_order(tmp_path: Path) -> None:
    async with a_spool(tmp_path) as spool:
        for number in range(250):
            await spool.write_payload(b"%d" % number)
        assert await all_of(spool) == [b"%d" % number for number in range(250)]


async def test_many_at_once_lose_nothing(tmp_path: Path) -> None:
    async with a_spool(tmp_path) as spool:
        await asyncio.gather(*(spool.write_payload(b"%d" % number) for number in range(200)))
        assert {int(one) for one in await all_of(spool)} == set(range(200))


async def test_a_caller_who_leaves_takes_nobody_along(tmp_path: Path) -> None:
    async with a_spool(tmp_path) as spool:
        leaving = [asyncio.create_task(spool.write_payload(b"left %d" % n)) for n in range(5)]
        staying = [asyncio.create_task(spool.write_payload(b"stays %d" % n)) for n in range(5)]
        await asyncio.sleep(0)
        for task in leaving:
            task.cancel()
        await asyncio.gather(*staying)
        found = await all_of(spool)
        assert {b"stays %d" % n for n in range(5)} <= set(found)


async def test_what_waits_is_there_after_a_restart(tmp_path: Path) -> None:
    async with a_spool(tmp_path) as spool:
        await spool.write_payload(b"one")
        await spool.write_payload(b"two")
        assert await spool.read_batch() == [b"one", b"two"]
    async with a_spool(tmp_path) as spool:
        assert spool.has_waiting
        assert await all_of(spool) == [b"one", b"two"]
    async with a_spool(tmp_path) as spool:
        assert not spool.has_waiting


async def test_it_is_bounded_and_has_room_again_once_read(tmp_path: Path) -> None:
    async with a_spool(tmp_path) as spool:
        kept = 0
        while await fits(spool, bytes(50_000)):
            kept += 1
        assert 10 < kept < 22
        assert len(await all_of(spool)) == kept
        await spool.write_payload(b"room again")


async def test_a_folder_that_cannot_be_used_is_full(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("a file")
    async with a_spool(tmp_path / "taken") as spool:
        with pytest.raises(DiskBufferFull):
            await spool.write_payload(b"x")
