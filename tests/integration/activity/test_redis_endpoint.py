"""The Redis Stream `events`: read to PostgreSQL, acknowledged after, taken over from the dead."""

from collections.abc import AsyncIterator
from typing import Any

import msgspec
import pytest
from redis.asyncio import Redis

from api.ingest import redis_stream
from api.ingest.redis_stream import GROUP, STREAM
from tests.support.events import Hub, an_event
from tests.support.waiting import eventually


@pytest.fixture
async def redis(redis_url: str) -> AsyncIterator["Redis"]:
    """Redis, without the stream."""
    async with Redis.from_url(redis_url) as client:
        await client.delete(STREAM)
        yield client
        await client.delete(STREAM)


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """What another reader holds is taken over at once."""
    monkeypatch.setattr(redis_stream, "ABANDONED_MILLISECONDS", 1)


@pytest.fixture
async def left_behind(redis: "Redis") -> None:
    """An entry that a reader took and never acknowledged."""
    await redis.xgroup_create(STREAM, GROUP, id="0", mkstream=True)
    await redis.xadd(STREAM, {"event": msgspec.json.encode(an_event())})
    await redis.xreadgroup(GROUP, "dead", {STREAM: ">"})


async def nothing_pending(redis: "Redis") -> bool:
    groups = await redis.xinfo_groups(STREAM)
    return all(group["pending"] == 0 for group in groups)


async def test_both_forms_are_read_and_acknowledged(redis: "Redis", hub: Hub) -> None:
    await redis.xadd(STREAM, {"event": msgspec.json.encode(an_event())})
    plain: dict[Any, Any] = an_event(properties='{"items": 3}', amount="")
    await redis.xadd(STREAM, plain)
    await hub.holds(events=2)
    rows = await hub.rows("SELECT source, amount::text FROM events ORDER BY amount")
    assert [tuple(row.values()) for row in rows] == [("redis", "12.50"), ("redis", None)]
    await eventually(lambda: nothing_pending(redis), "all is acknowledged")


async def test_what_breaks_a_rule_is_a_dead_letter(redis: "Redis", hub: Hub) -> None:
    await redis.xadd(STREAM, {"event": b"{\xff"})
    old: dict[Any, Any] = an_event(timestamp="2020-01-01T00:00:00Z", properties="{}")
    await redis.xadd(STREAM, old)
    await redis.xadd(STREAM, {"event": msgspec.json.encode(an_event())})
    await hub.holds(events=1, letters=2)
    letters = await hub.rows("SELECT reason, error FROM dead_letters ORDER BY error")
    assert {letter["reason"] for letter in letters} == {"invalid"}
    assert [letter["error"].partition(":")[0] for letter in letters] == ["malformed", "too-old"]
    await eventually(lambda: nothing_pending(redis), "all is acknowledged")


async def test_many_large_refusals_fit_into_messages(redis: "Redis", hub: Hub) -> None:
    for number in range(40):
        await redis.xadd(STREAM, {"event": b"%d" % number + b"x" * 200_000})
    await redis.xadd(STREAM, {"event": msgspec.json.encode(an_event())})
    await hub.holds(events=1, letters=40)


@pytest.mark.usefixtures("impatient", "left_behind")
async def test_entries_of_a_dead_reader_are_taken_over(redis: "Redis", hub: Hub) -> None:
    await hub.holds(events=1)
    await eventually(lambda: nothing_pending(redis), "all is acknowledged")
