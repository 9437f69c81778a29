"""Whose turn an export is, across processes, by Redis's own clock."""

from uuid import uuid4

from redis.asyncio import Redis

from bot.broadcasts.places import RedisPlaces
from bot.notices.edits import Place

HOUR = 3_600_000


async def test_one_process_at_a_time_and_nothing_comes_back_once_it_is_forgotten(
    redis_url: str,
) -> None:
    person = uuid4()
    place = Place(1, 2, person, person)
    async with Redis.from_url(redis_url) as redis:
        mine, other = (RedisPlaces(redis, 7, f"exports {person}", HOUR) for _ in range(2))
        await mine.keep(place)
        assert await mine.turn(place)
        assert not await other.turn(place)
        assert await other.all() == (place,)
        [lease] = [key async for key in redis.scan_iter(f"*{person}*{place.name}", count=1000)]
        await redis.pexpire(lease, HOUR // 2)
        await mine.stay(place)
        assert await redis.pttl(lease) > HOUR // 2
        await redis.unlink(lease)
        await mine.stay(place)
        assert not await redis.exists(lease)
        assert await other.turn(place), "the process that had it was killed"
        await mine.forget(place)
        assert await other.all() == ()
