"""Replies of the dialogs: before all others, no faster than the messenger bears, and silent when
told so."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from aiogram import Bot
from aiogram.exceptions import TelegramRetryAfter

from bot.delivery.rate_limiter import SendRateLimiter
from bot.delivery.reply_middleware import MAX_FLOOD_WAIT_SECONDS, ReplyRateLimitMiddleware
from bot.delivery.send_queue import BROADCAST_LANE, REMINDER_LANE
from tests.integration.delivery.delivery_harness import DeliveryHarness, called_at
from tests.support.waiting import eventually

RATE = 5
# The line is full up to 0.5 to 0.7 s ahead. The fourth reply's turn is 0.6 s later, and it goes
# 0.5 s before its turn: at 0.6 to 0.8 s. Without going ahead it would be 1.1 to 1.3 s.
LAST_REPLY_SECONDS = 1.0


@pytest.fixture
async def pace(harness: DeliveryHarness) -> AsyncIterator[SendRateLimiter]:
    """The pace of a bot whose replies are counted."""
    pace = SendRateLimiter(harness.redis, RATE, str(harness.bot().id))
    middleware = ReplyRateLimitMiddleware(pace)
    harness.bot().session.middleware(middleware)
    yield pace
    harness.bot().session.middleware.unregister(middleware)


async def counted(harness: DeliveryHarness, pace: SendRateLimiter, chat: str) -> None:
    """Wait until the background has booked the share of a reply to `chat`."""
    async with asyncio.timeout(30):
        while not await harness.redis.exists(f"{{pace:{harness.bot().id}}}:chat:{chat}"):
            await asyncio.sleep(0.005)


async def test_replies_go_first_and_the_others_make_room(
    harness: DeliveryHarness, pace: SendRateLimiter
) -> None:
    people = [await harness.person() for _ in range(4)]
    loop = asyncio.get_running_loop()
    while (await pace._reserve_slots(REMINDER_LANE, ["900"]))[0].is_reserved:
        pass  # the line is full, or chat 900 has had its share
    began = loop.time()
    for one in people:
        await harness.bot().send_message(int(one.platform_user_id), "reply")
    assert loop.time() - began < LAST_REPLY_SECONDS
    for one in people:
        await counted(harness, pace, one.platform_user_id)
    (place,) = await pace._reserve_slots(REMINDER_LANE, ["901"])
    assert not place.is_reserved
    assert place.is_near
    (place,) = await pace._reserve_slots(BROADCAST_LANE, ["902"])
    assert not place.is_reserved


async def test_a_short_silence_is_waited_out_by_all_and_nothing_is_lost(
    harness: DeliveryHarness, pace: SendRateLimiter
) -> None:
    anya, boris = await harness.person(), await harness.person()
    await harness.fault(error_code=429, retry_after=1)
    await harness.bot().send_message(int(anya.platform_user_id), "first")
    await harness.bot().send_message(int(boris.platform_user_id), "second")
    refused, first, _ = await harness.sends()
    assert (called_at(first) - called_at(refused)).total_seconds() >= 0.99
    assert [await harness.texts(one) for one in (anya, boris)] == [["first"], ["second"]]


async def test_one_that_is_told_tells_the_other_instances_too(
    harness: DeliveryHarness, pace: SendRateLimiter
) -> None:
    anya = await harness.person()
    other = SendRateLimiter(harness.redis, RATE, str(harness.bot().id))
    await harness.fault(error_code=429, retry_after=30)
    with pytest.raises(TelegramRetryAfter):
        await harness.bot().send_message(int(anya.platform_user_id), "first")
    assert await other.acquire_slot("903") > MAX_FLOOD_WAIT_SECONDS
    assert other.known_pause == 0
    await other.count_reply("904")
    assert other.known_pause > MAX_FLOOD_WAIT_SECONDS  # the first reply counted brings the news


async def test_a_call_that_puts_nothing_into_a_chat_counts_for_nothing(
    harness: DeliveryHarness, pace: SendRateLimiter
) -> None:
    anya = await harness.person()
    bot: Bot = harness.bot()
    await bot.send_chat_action(int(anya.platform_user_id), "typing")
    await bot.get_me()
    await bot.send_message(int(anya.platform_user_id), "counts")
    await counted(harness, pace, anya.platform_user_id)
    keys = [key async for key in harness.redis.scan_iter(f"{{pace:{bot.id}}}:chat:*")]
    assert len(keys) == 1


async def test_a_crowd_of_replies_is_taken_without_a_refusal(harness: DeliveryHarness) -> None:
    people = [await harness.person() for _ in range(90)]
    async with limits_on(harness):
        paced = SendRateLimiter(harness.redis, 30, str(harness.bot().id))
        middleware = ReplyRateLimitMiddleware(paced)
        harness.bot().session.middleware(middleware)
        try:
            sends = [harness.bot().send_message(int(one.platform_user_id), "hi") for one in people]
            await asyncio.gather(*sends)
        finally:
            harness.bot().session.middleware.unregister(middleware)
        assert [call for call in await harness.sends() if "err" in call] == []


async def test_a_chat_that_is_refused_is_held_alone(
    harness: DeliveryHarness, pace: SendRateLimiter
) -> None:
    anya, boris = await harness.person(), await harness.person()
    bot = harness.bot()
    async with limits_on(harness):
        flood = [bot.send_message(int(anya.platform_user_id), str(n)) for n in range(8)]
        flooding = asyncio.gather(*flood)
        await until_refused(harness)
        assert pace.known_pause == 0
        await bot.send_message(int(boris.platform_user_id), "at once")
        assert not flooding.done()
        await flooding
        assert sorted(await harness.texts(anya)) == [str(n) for n in range(8)]


@asynccontextmanager
async def limits_on(harness: DeliveryHarness) -> AsyncIterator[None]:
    """The messenger's limits, for a while."""
    await harness.http.post("/sim/limits", json={"enabled": True})
    try:
        yield
    finally:
        await harness.http.post("/sim/limits", json={"enabled": False})


async def until_refused(harness: DeliveryHarness) -> None:
    """Wait until a send was refused."""

    async def refused() -> bool:
        return any("err" in call for call in await harness.sends())

    await eventually(refused, "a refusal")
