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

from bot.delivery.send_queue import (
    BROADCAST_LANE,
    MAX_DEBT_SECONDS,
    REMINDER_LANE,
    REPLIES_AHEAD,
    Owed,
    SendLane,
    SendQueue,
    SlotReservation,
    chat_debt,
    get_chat_rate_limit,
)
from core.kit.background_tasks import spawn_task
from core.kit.batcher import Batcher
from core.kit.error_texts import describe_error

log = structlog.get_logger(__name__)
REDIS_TIMEOUT_SECONDS = 1.0  # seconds to wait for an answer
REDIS_RETRY_SECONDS = 3.0  # seconds without asking after there was none
PAUSE_CACHE_SECONDS = 0.05  # seconds for which the absence of a pause is taken for granted
_PAUSE_SCRIPT = """
if redis.call('PTTL', KEYS[1]) < tonumber(ARGV[1]) then
    redis.call('SET', KEYS[1], 1, 'PX', ARGV[1])
end
"""
_MICROSECONDS = 1_000_000


def _load_script(name: str) -> str:
    return Path(__file__).with_name(name).read_text(encoding="utf-8")


class SendRateLimiter:
    """Turns for sending; `scope` separates bots that share one Redis."""

    def __init__(self, redis: Redis, sends_per_second: int, scope: str) -> None:
        self._redis, self._prefix = redis, f"{{pace:{scope}}}"
        self.rate = sends_per_second
        self._interval = 1 / sends_per_second
        self._local = SendQueue(self._interval)
        self._redis_away_until = 0.0
        self._book: Any = redis.register_script(_load_script("pacing.lua"))
        self._count: Any = redis.register_script(_load_script("reply.lua"))
        self._hold: Any = redis.register_script(_PAUSE_SCRIPT)
        self._counters = {
            lane: Batcher(partial(self._reserve_slots, lane))
            for lane in (REMINDER_LANE, BROADCAST_LANE)
        }
        self._looks = Batcher(self._read_pauses)
        self._replied = Batcher(self._book_replies)
        self._unbooked = 0
        self._line_free = 0.0

    async def acquire_slot(self, chat_id: str, lane: SendLane = REMINDER_LANE) -> float:
        """Wait for the turn of a message to `chat`, the messenger's own id.

        Returns 0 when it has come, else seconds to stay away before asking again: a pause is on,
        or the chat has had its share.
        """
        while True:
            place = await self._counters[lane](chat_id)
            if place.is_reserved and place.wait_seconds <= PAUSE_CACHE_SECONDS:
                await asyncio.sleep(place.wait_seconds)
                return self.known_pause
            if not place.is_reserved and not place.is_near:
                return place.wait_seconds
            await asyncio.sleep(place.wait_seconds)
            if place.is_reserved:
                return await self.get_pause_seconds()

    async def reply_turn(self, chat: str) -> "asyncio.Task[Owed]":
        """Wait for the turn of a reply, which goes before all others; returns its booking.

        As long as the line is known to be nearly free the reply does not wait for the booking.
        """
        crowded = self._is_crowded()
        booking = self._booking(chat)
        if crowded:
            await asyncio.sleep((await booking).wait)
        return booking

    async def count_reply(self, chat_id: str) -> Owed:
        """Book the turn of a reply; those in the line make room for it."""
        return await self._booking(chat_id)

    def _booking(self, chat: str) -> "asyncio.Task[Owed]":
        self._unbooked += 1
        return spawn_task(self._booked(chat), name="book a reply")

    async def _booked(self, chat: str) -> Owed:
        try:
            owed = await self._replied(chat)
        finally:
            self._unbooked -= 1
        self._line_free = _monotonic_now() + owed.line + self._interval
        return owed

    def _is_crowded(self) -> bool:
        known = max(0.0, self._line_free - _monotonic_now())
        return known + self._unbooked * self._interval > REPLIES_AHEAD / 2

    async def pause_sending(self, seconds: float) -> None:
        """All instances stay silent for `seconds`, as the messenger demanded."""
        self._local.pause_sending(_monotonic_now(), seconds)
        milliseconds = max(1, round(seconds * 1000))
        await self._call_redis(self._hold(keys=[self._build_key("pause")], args=[milliseconds]))

    async def get_pause_seconds(self) -> float:
        """Seconds the pause still lasts; 0 without one."""
        return await self._looks(None)

    @property
    def known_pause(self) -> float:
        """The same as far as this instance has heard of it."""
        return max(0.0, self._local.paused_until - _monotonic_now())

    async def _read_pauses(self, requests: Sequence[None]) -> list[float]:
        left = await self._call_redis(self._redis.pttl(self._build_key("pause")))
        if left is not None and left > 0:
            self._local.pause_sending(_monotonic_now(), left / 1000)
        return [self.known_pause] * len(requests)

    async def _book_replies(self, chats: Sequence[str]) -> list[Owed]:
        """One after the other: a flood of replies takes one connection, not all there are."""
        return [await self._book_reply(chat) for chat in chats]

    async def _book_reply(self, chat: str) -> Owed:
        each = get_chat_rate_limit(chat)
        figures = (
            self._interval,
            MAX_DEBT_SECONDS + self._interval,
            each.interval_seconds,
            chat_debt(each),
        )
        keys = [self._build_key("pause"), self._build_key("line"), self._build_key(f"chat:{chat}")]
        micros = [round(figure * _MICROSECONDS) for figure in figures]
        answer = await self._call_redis(self._count(keys=keys, args=micros))
        if answer is None:
            return self._local.count_reply(chat, _monotonic_now())
        pause, line, own = answer
        if pause > 0:
            self._local.pause_sending(_monotonic_now(), pause / 1000)
        return Owed(line / _MICROSECONDS, own / _MICROSECONDS)

    async def _reserve_slots(
        self, lane: SendLane, chat_ids: Sequence[str]
    ) -> list[SlotReservation]:
        if self.known_pause:
            return [SlotReservation(False, self.known_pause)] * len(chat_ids)
        keys = [self._build_key(name) for name in ("pause", "line", "wanted")]
        keys += [self._build_key(f"chat:{chat}") for chat in chat_ids]
        answer = await self._call_redis(
            self._book(keys=keys, args=self._build_script_args(lane, chat_ids))
        )
        if answer is None:
            return self._local.reserve_slots(chat_ids, _monotonic_now(), lane)
        threes = zip(*[iter(answer)] * 3, strict=True)
        return [
            SlotReservation(bool(booked), wait / _MICROSECONDS, bool(near))
            for booked, wait, near in threes
        ]

    def _build_script_args(self, lane: SendLane, chat_ids: Sequence[str]) -> list[int]:
        """What the script is told, in microseconds."""
        figures = [
            math.ceil(self._interval * _MICROSECONDS),
            round(lane.max_lead_seconds * _MICROSECONDS),
            int(lane.yields_to_others),
            round((MAX_DEBT_SECONDS + self._interval) * _MICROSECONDS),
        ]
        for each in map(get_chat_rate_limit, chat_ids):
            figures += (
                round(each.interval_seconds * _MICROSECONDS),
                round(each.burst_seconds * _MICROSECONDS),
            )
        return figures

    async def _call_redis(self, request: Any) -> Any:
        """Redis's answer, or None when it is away; then one caller asks again now and then."""
        away = self._redis_away_until > 0
        if _monotonic_now() < self._redis_away_until:
            request.close()
            return None
        if away:
            self._redis_away_until = _monotonic_now() + REDIS_RETRY_SECONDS
        try:
            async with asyncio.timeout(REDIS_TIMEOUT_SECONDS):
                answer = await request
        except (RedisError, OSError, TimeoutError) as error:
            if not away:
                log.warning(
                    "Redis is away, each instance paces itself", error=describe_error(error)
                )
            self._redis_away_until = _monotonic_now() + REDIS_RETRY_SECONDS
            return None
        if away:
            log.info("Redis is back, one pace for all")
        self._redis_away_until = 0.0
        return answer

    def _build_key(self, name: str) -> str:
        return f"{self._prefix}:{name}"


def _monotonic_now() -> float:
    return asyncio.get_running_loop().time()
