"""The pace of sends over all instances: one line in Redis, by Redis's own clock.

A turn is booked in one script, so that no two instances get the same one; the caller sleeps until
its turn, without asking again. When Redis is away, each instance keeps its own line.
"""

import asyncio
from pathlib import Path
from typing import Any

import structlog
from redis.asyncio import Redis
from redis.exceptions import RedisError

from bot.delivery.line import CHAT_BURST, CHAT_SECONDS, LONGEST_WAIT, Line, Place

log = structlog.get_logger(__name__)
REDIS_PATIENCE = 1.0  # seconds to wait for an answer
REDIS_AGAIN = 3.0  # seconds without asking after there was none
_SCRIPT = Path(__file__).with_name("pacing.lua").read_text(encoding="utf-8")
_PAUSE = """
if redis.call('PTTL', KEYS[1]) < tonumber(ARGV[1]) then
    redis.call('SET', KEYS[1], 1, 'PX', ARGV[1])
end
"""
_MICRO = 1_000_000


class Pace:
    """Turns for sending; `scope` separates bots that share one Redis."""

    def __init__(self, redis: Redis, sends_per_second: int, scope: str) -> None:
        self._redis, self._prefix = redis, f"{{pace:{scope}}}"
        interval = 1 / sends_per_second
        self._local = Line(interval)
        self._redis_away_until = 0.0
        self._book: Any = redis.register_script(_SCRIPT)
        self._hold: Any = redis.register_script(_PAUSE)
        self._figures = [
            round(interval * _MICRO),
            round(CHAT_SECONDS * _MICRO),
            round((CHAT_BURST - 1) * CHAT_SECONDS * _MICRO),
            round(LONGEST_WAIT * _MICRO),
        ]

    async def turn(self, chat: str) -> float:
        """Wait for the turn. Returns 0 when it has come, else seconds to stay away before asking
        again: a pause is on, or the chat has had its share."""
        place = await self._place(chat)
        if not place.booked:
            return place.wait
        if place.wait <= 0:
            return 0.0
        await asyncio.sleep(place.wait)
        return await self.paused()

    async def pause(self, seconds: float) -> None:
        """All instances stay silent for `seconds`, as the messenger demanded."""
        self._local.pause(_now(), seconds)
        milliseconds = max(1, round(seconds * 1000))
        await self._ask(self._hold(keys=[self._key("pause")], args=[milliseconds]))

    async def paused(self) -> float:
        """Seconds the pause still lasts; 0 without one."""
        own = max(0.0, self._local.paused_until - _now())
        left = await self._ask(self._redis.pttl(self._key("pause")))
        return max(own, (left or 0) / 1000)

    async def _place(self, chat: str) -> Place:
        own_pause = self._local.paused_until - _now()
        if own_pause > 0:
            return Place(False, own_pause)
        keys = [self._key("pause"), self._key("line"), self._key(f"chat:{chat}")]
        answer = await self._ask(self._book(keys=keys, args=self._figures))
        if answer is None:
            return self._local.book(chat, _now())
        booked, wait = answer
        return Place(bool(booked), wait / _MICRO)

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
                log.warning("Redis is away, each instance paces itself", error=repr(error))
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
