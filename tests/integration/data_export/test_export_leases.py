"""Whose turn an export is, across processes, by Redis's own clock."""

from uuid import uuid4

from redis.asyncio import Redis

from bot.live.export_refs import RedisExportStore
from bot.ui.message_edits import MessageRef

HOUR = 3_600_000


async def test_one_process_at_a_time_and_nothing_comes_back_once_it_is_forgotten(
    redis_url: str,
) -> None:
    person = uuid4()
    place = MessageRef(1, 2, person, person)
    async with Redis.from_url(redis_url) as redis:
        mine, other = (RedisExportStore(redis, 7, f"exports {person}", HOUR) for _ in range(2))
        await mine.save_ref(place)
        assert await mine.acquire_lease(place)
        assert not await other.acquire_lease(place)
        assert await other.list_refs() == (place,)
        [lease] = [key async for key in redis.scan_iter(f"*{person}*{place.store_key}", count=1000)]
        await redis.pexpire(lease, HOUR // 2)
        await mine.renew_lease(place)
        assert await redis.pttl(lease) > HOUR // 2
        await redis.unlink(lease)
        await mine.renew_lease(place)
        assert not await redis.exists(lease)
        assert await other.acquire_lease(place), "the process that had it was killed"
        await mine.remove_ref(place)
        assert await other.list_refs() == ()
