"""The pace over instances, counted by Redis's own clock."""

import asyncio
from collections.abc import AsyncIterator, Iterable
from itertools import count
from pathlib import Path

import pytest
from redis.asyncio import Redis

from bot.delivery.rate_limiter import SendRateLimiter
from standalone.servers.embedded import EmbeddedServers

_scopes = count()


@pytest.fixture
async def redis(servers: EmbeddedServers) -> AsyncIterator[Redis]:
    async with Redis.from_url(servers.endpoints.redis_url) as client:
        yield client


@pytest.fixture
def scope() -> str:
    return f"test-{next(_scopes)}"


async def instant(redis: Redis) -> float:
    """Seconds by Redis's clock."""
    seconds, micros = await redis.time()
    return float(seconds) + float(micros) / 1e6


def busiest_second(instants: Iterable[float]) -> int:
    """The most instants within any one second."""
    ordered = sorted(instants)
    return max(sum(start <= one < start + 1 for one in ordered) for start in ordered)


async def test_two_instances_share_thirty_a_second_and_waste_little_of_it(
    redis: Redis, scope: str
) -> None:
    instances = [SendRateLimiter(redis, 30, scope) for _ in range(2)]
    taken: list[float] = []

    async def worker(number: int) -> None:
        for chat in range(4):
            assert await instances[number % 2].acquire_slot(f"{number}:{chat}") == 0
            taken.append(await instant(redis))

    await asyncio.gather(*(worker(number) for number in range(16)))
    assert len(taken) == 64
    # Some more than the rate fall into a second when callers wake late and the next ones in time.
    assert busiest_second(taken) <= 33
    assert 63 / (max(taken) - min(taken)) > 0.97 * 30


async def test_a_chat_gets_a_short_burst_then_one_a_second_and_holds_up_nobody(
    redis: Redis, scope: str
) -> None:
    pace = SendRateLimiter(redis, 1000, scope)
    assert [await pace.acquire_slot("anya") for _ in range(3)] == [0, 0, 0]
    away = await pace.acquire_slot("anya")
    assert 0.5 < away <= 1
    assert await pace.acquire_slot("boris") == 0
    await asyncio.sleep(away)
    assert await pace.acquire_slot("anya") == 0
    assert await pace.acquire_slot("anya") > 0.5


async def test_a_pause_stops_every_instance_those_already_waiting_too(
    redis: Redis, scope: str
) -> None:
    one, other = SendRateLimiter(redis, 4, scope), SendRateLimiter(redis, 4, scope)
    assert await one.acquire_slot("a") == 0
    waiting = asyncio.ensure_future(
        other.acquire_slot("b")
    )  # books its turn, a quarter second ahead
    while await redis.exists(f"{{pace:{scope}}}:chat:b") == 0:
        await asyncio.sleep(0)
    await one.pause_sending(30)
    assert 29 < await waiting <= 30
    assert 29 < await other.acquire_slot("c") <= 30
    await other.pause_sending(1)  # a shorter pause does not end a longer one
    assert 29 < await one.get_pause_seconds() <= 30


async def test_losing_everything_in_redis_costs_nobody_their_turn(redis: Redis, scope: str) -> None:
    pace = SendRateLimiter(redis, 1000, scope)
    assert await pace.acquire_slot("a") == 0
    await redis.script_flush()
    await redis.delete(*[key async for key in redis.scan_iter(f"*{scope}*")])
    assert await pace.acquire_slot("a") == 0
    await pace.pause_sending(30)
    await redis.delete(f"{{pace:{scope}}}:pause")
    assert await pace.acquire_slot("b") > 29  # the one who was told remembers by itself


async def test_a_clock_set_back_does_not_stop_the_line(redis: Redis, scope: str) -> None:
    pace = SendRateLimiter(redis, 30, scope)
    an_hour_ahead = round((await instant(redis) + 3600) * 1e6)
    for name in ("line", "chat:a"):
        await redis.set(f"{{pace:{scope}}}:{name}", an_hour_ahead)
    assert await pace.acquire_slot("a") == 0


async def test_without_redis_each_instance_keeps_its_own_pace(tmp_path: Path, scope: str) -> None:
    loop = asyncio.get_running_loop()
    async with Redis(unix_socket_path=str(tmp_path / "nobody")) as nobody:
        pace = SendRateLimiter(nobody, 50, scope)
        assert await pace.acquire_slot("first") == 0
        began = loop.time()
        assert [await pace.acquire_slot(str(chat)) for chat in range(10)] == [0] * 10
        assert 0.18 <= loop.time() - began < 0.5
        await pace.pause_sending(30)
        assert await pace.acquire_slot("z") > 29
