"""Messages that show a timer running: edited now and then, through restarts of any instance.

Which messages they are is kept in Redis; an instance that edits one first books its next turn, so
that several instances share the work. Losing Redis loses the moving bar, never the bell.
"""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

import msgspec
import structlog
from aiogram import Bot
from redis.asyncio import Redis
from redis.exceptions import RedisError

from bot.notices.edits import End, Place, refresh
from bot.notices.focus_cards import closed, focus_face
from bot.speaker import Reader, Speaker
from core.focus.contracts import FocusView
from core.focus.queries import FocusQueries
from core.kit.error_texts import describe_error
from core.kit.faults import transient
from core.kit.loops import for_ever
from core.users.queries import UserQueries

log = structlog.get_logger(__name__)
PAUSE_SECONDS = 1.0
IDLE_SECONDS = 5.0  # nothing moves; what begins to has its first turn after EVERY_SECONDS
EVERY_SECONDS = 20.0
EDITS_A_SECOND = 5  # of the messenger's thirty
_BATCH = 50
_TAKE = """
if redis.call('EXISTS', KEYS[1]) == 0 then return false end
local due = redis.call('ZRANGEBYSCORE', KEYS[1], '-inf', ARGV[1], 'LIMIT', 0, ARGV[2])
local every = math.max(tonumber(ARGV[3]), redis.call('ZCARD', KEYS[1]) / tonumber(ARGV[4]))
local found = {}
for _, one in ipairs(due) do
    redis.call('ZADD', KEYS[1], ARGV[1] + every, one)
    table.insert(found, {one, redis.call('HGET', KEYS[2], one) or ''})
end
return found
"""


@dataclass(slots=True, frozen=True)
class LiveMessages:
    """The book of live messages; `reader` reads what they show."""

    redis: Redis
    bot: Bot
    reader: Reader

    async def follow(
        self, view: FocusView, speaker: Speaker, message_id: int, before: UUID | None = None
    ) -> None:
        """Keep the message up to date while the session runs; it shows `before`, another session,
        no longer."""
        try:
            if before is not None and before != view.id:
                await self._leave(before, message_id)
            if view.ended_at is not None:
                await self._forget(view.id.hex)
                return
            chat_id = int(speaker.profile.platform_user_id)
            place = msgspec.json.encode(Place(chat_id, message_id, view.id, speaker.id))
            now = self.reader.clock.now().timestamp()
            async with self.redis.pipeline() as pipe:
                pipe.hset(self._key("where"), view.id.hex, place)
                pipe.zadd(self._key("turns"), {view.id.hex: now + EVERY_SECONDS})
                await pipe.execute()
        except (RedisError, OSError) as error:
            log.warning("the timer's message will not move", error=describe_error(error))

    async def run(self) -> None:
        """Edit what is due, for ever."""
        await for_ever(self.round, "timers", pause=PAUSE_SECONDS, away="timers stand still")

    async def round(self) -> float | None:
        """Edit every message whose turn has come; returns for how long there is nothing to do."""
        keys = [self._key("turns"), self._key("where")]
        now = self.reader.clock.now().timestamp()
        taken: Any = self.redis.eval(_TAKE, 2, *keys, now, _BATCH, EVERY_SECONDS, EDITS_A_SECOND)
        found = await taken
        if found is None:
            return IDLE_SECONDS
        for member, raw in found:
            await self._turn(member, raw)
        return None

    async def _turn(self, member: bytes, raw: bytes) -> None:
        """One message's turn; one that can never be brought up to date is forgotten, so that it
        does not stand in the way of the others."""
        try:
            await self._refresh(msgspec.json.decode(raw, type=Place))
        except Exception as error:
            if transient(error):
                raise
            log.error("a timer's message is given up", place=raw[:200], exc_info=error)
            await self._forget(member)

    async def _refresh(self, place: Place) -> None:
        async with self.reader(UserQueries) as people:
            profile = await people.profile(place.user_id)
        async with self.reader(FocusQueries) as queries:
            view = await queries.one(place.subject_id, place.user_id)
        if view is None or profile is None:
            await self._forget(place.subject_id.hex)
            return
        speaker = Speaker(profile)
        over = view.ended_at is not None
        now = self.reader.clock.now()
        face = closed(view, speaker) if over else focus_face(view, speaker, now)
        outcome = await refresh(self.bot, place, face)
        if outcome.end is End.GONE or (over and outcome.end is End.SHOWN):
            await self._forget(place.subject_id.hex)

    async def _leave(self, session_id: UUID, message_id: int) -> None:
        """Forget the session if that is the message it was shown in."""
        kept: Any = self.redis.hget(self._key("where"), session_id.hex)
        raw = await kept
        if raw and msgspec.json.decode(raw, type=Place).message_id == message_id:
            await self._forget(session_id.hex)

    async def forget_person(self, user_id: UUID) -> None:
        """Their messages stand still from now on."""
        places: Any = self.redis.hscan_iter(self._key("where"), count=1000)
        async for member, raw in places:
            if msgspec.json.decode(raw, type=Place).user_id == user_id:
                await self._forget(member)

    async def _forget(self, member: str | bytes) -> None:
        async with self.redis.pipeline() as pipe:
            pipe.hdel(self._key("where"), member)
            pipe.zrem(self._key("turns"), member)
            await pipe.execute()

    def _key(self, name: str) -> str:
        return f"{{live:{self.bot.id}}}:{name}"
