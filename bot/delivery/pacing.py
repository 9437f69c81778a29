"""The pace of sends over all instances: one line in Redis, by Redis's own clock.

Turns are booked in one script, so that no two instances get the same one; the caller sleeps until
its turn, without asking again. When Redis is away, each instance keeps its own line.
"""

import asyncio
import math
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Any

import structlog
from redis.asyncio import Redis
from redis.exceptions import RedisError

from bot.delivery.line import (
    BROADCASTS,
    LONGEST_DEBT,
    REMINDERS,
    REPLIES_AHEAD,
    Lane,
    Line,
    Owed,
    Place,
    chat_debt,
    rhythm,
)
from bot.delivery.together import Together
from core.kit.error_texts import describe_error
from core.kit.spawn import spawn

log = structlog.get_logger(__name__)
REDIS_PATIENCE = 1.0  # seconds to wait for an answer
REDIS_AGAIN = 3.0  # seconds without asking after there was none
FRESH = 0.05  # seconds for which the absence of a pause is taken for granted
_PAUSE = """
if redis.call('PTTL', KEYS[1]) < tonumber(ARGV[1]) then
    redis.call('SET', KEYS[1], 1, 'PX', ARGV[1])
end
"""
_MICRO = 1_000_000


def _script(name: str) -> str:
    return Path(__file__).with_name(name).read_text(encoding="utf-8")


class Pace:
    """Turns for sending; `scope` separates bots that share one Redis."""

    def __init__(self, redis: Redis, sends_per_second: int, scope: str) -> None:
        self._redis, self._prefix = redis, f"{{pace:{scope}}}"
        self.rate = sends_per_second
        self._interval = 1 / sends_per_second
        self._local = Line(self._interval)
        self._redis_away_until = 0.0
        self._book: Any = redis.register_script(_script("pacing.lua"))
        self._count: Any = redis.register_script(_script("reply.lua"))
        self._hold: Any = redis.register_script(_PAUSE)
        self._counters = {
            lane: Together(partial(self._places, lane)) for lane in (REMINDERS, BROADCASTS)
        }
        self._looks = Together(self._pauses)
        self._replied = Together(self._book_replies)
        self._unbooked = 0
        self._line_free = 0.0

    async def turn(self, chat: str, lane: Lane = REMINDERS) -> float:
        """Wait for the turn of a message to `chat`, the messenger's own id.

        Returns 0 when it has come, else seconds to stay away before asking again: a pause is on,
        or the chat has had its share.
        """
        while True:
            place = await self._counters[lane](chat)
            if place.booked and place.wait <= FRESH:
                await asyncio.sleep(place.wait)
                return self.known_pause
            if not place.booked and not place.near:
                return place.wait
            await asyncio.sleep(place.wait)
            if place.booked:
                return await self.paused()

    async def reply_turn(self, chat: str) -> "asyncio.Task[Owed]":
        """Wait for the turn of a reply, which goes before all others; returns its booking.

        As long as the line is known to be nearly free the reply does not wait for the booking.
        """
        crowded = self._is_crowded()
        booking = self._booking(chat)
        if crowded:
            await asyncio.sleep((await booking).wait)
        return booking

    async def reply(self, chat: str) -> Owed:
        """Book the turn of a reply; those in the line make room for it."""
        return await self._booking(chat)

    def _booking(self, chat: str) -> "asyncio.Task[Owed]":
        self._unbooked += 1
        return spawn(self._booked(chat), name="book a reply")

    async def _booked(self, chat: str) -> Owed:
        try:
            owed = await self._replied(chat)
        finally:
            self._unbooked -= 1
        self._line_free = _now() + owed.line + self._interval
        return owed

    def _is_crowded(self) -> bool:
        known = max(0.0, self._line_free - _now())
        return known + self._unbooked * self._interval > REPLIES_AHEAD / 2

    async def pause(self, seconds: float) -> None:
        """All instances stay silent for `seconds`, as the messenger demanded."""
        self._local.pause(_now(), seconds)
        milliseconds = max(1, round(seconds * 1000))
        await self._ask(self._hold(keys=[self._key("pause")], args=[milliseconds]))

    async def paused(self) -> float:
        """Seconds the pause still lasts; 0 without one."""
        return await self._looks(None)

    @property
    def known_pause(self) -> float:
        """The same as far as this instance has heard of it."""
        return max(0.0, self._local.paused_until - _now())

    async def _pauses(self, asked: Sequence[None]) -> list[float]:
        left = await self._ask(self._redis.pttl(self._key("pause")))
        if left is not None and left > 0:
            self._local.pause(_now(), left / 1000)
        return [self.known_pause] * len(asked)

    async def _book_replies(self, chats: Sequence[str]) -> list[Owed]:
        """One after the other: a flood of replies takes one connection, not all there are."""
        return [await self._book_reply(chat) for chat in chats]

    async def _book_reply(self, chat: str) -> Owed:
        each = rhythm(chat)
        figures = (self._interval, LONGEST_DEBT + self._interval, each.interval, chat_debt(each))
        keys = [self._key("pause"), self._key("line"), self._key(f"chat:{chat}")]
        micros = [round(figure * _MICRO) for figure in figures]
        answer = await self._ask(self._count(keys=keys, args=micros))
        if answer is None:
            return self._local.reply(chat, _now())
        pause, line, own = answer
        if pause > 0:
            self._local.pause(_now(), pause / 1000)
        return Owed(line / _MICRO, own / _MICRO)

    async def _places(self, lane: Lane, chats: Sequence[str]) -> list[Place]:
        if self.known_pause:
            return [Place(False, self.known_pause)] * len(chats)
        keys = [self._key(name) for name in ("pause", "line", "wanted")]
        keys += [self._key(f"chat:{chat}") for chat in chats]
        answer = await self._ask(self._book(keys=keys, args=self._figures(lane, chats)))
        if answer is None:
            return self._local.book(chats, _now(), lane)
        threes = zip(*[iter(answer)] * 3, strict=True)
        return [Place(bool(booked), wait / _MICRO, bool(near)) for booked, wait, near in threes]

    def _figures(self, lane: Lane, chats: Sequence[str]) -> list[int]:
        """What the script is told, in microseconds."""
        figures = [
            math.ceil(self._interval * _MICRO),
            round(lane.ahead * _MICRO),
            int(lane.yields),
            round((LONGEST_DEBT + self._interval) * _MICRO),
        ]
        for each in map(rhythm, chats):
            figures += (round(each.interval * _MICRO), round(each.slack * _MICRO))
        return figures

    async def _ask(self, request: Any) -> Any:
        """Redis's answer, or None when it is away; then one caller asks again now and then."""
        away = self._redis_away_until > 0
        if _now() < self._redis_away_until:
            request.close()
            return None
        if away:
            self._redis_away_until = _now() + REDIS_AGAIN
        try:
            async with asyncio.timeout(REDIS_PATIENCE):
                answer = await request
        except (RedisError, OSError, TimeoutError) as error:
            if not away:
                log.warning(
                    "Redis is away, each instance paces itself", error=describe_error(error)
                )
            self._redis_away_until = _now() + REDIS_AGAIN
            return None
        if away:
            log.info("Redis is back, one pace for all")
        self._redis_away_until = 0.0
        return answer

    def _key(self, name: str) -> str:
        return f"{self._prefix}:{name}"


def _now() -> float:
    return asyncio.get_running_loop().time()
