"""Messages that show a timer running: edited now and then, through restarts of any instance.

Which messages they are is kept in Redis; an instance that edits one first books its next turn, so
that several instances share the work. Losing Redis loses the moving bar, never the bell.
"""

import asyncio
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import msgspec
import structlog
from aiogram import Bot
from aiogram.exceptions import TelegramAPIError, TelegramBadRequest, TelegramRetryAfter
from redis.asyncio import Redis
from redis.exceptions import RedisError
from sqlalchemy.exc import SQLAlchemyError

from bot.notices.focus_cards import closed, focus_face
from bot.speaker import Reader, Speaker
from core.focus.contracts import FocusView
from core.focus.queries import FocusQueries
from core.kit.faults import transient
from core.users.queries import UserQueries

log = structlog.get_logger(__name__)
EVERY_SECONDS = 20.0
EDITS_A_SECOND = 5  # of the messenger's thirty
_BATCH = 50
_TAKE = """
local due = redis.call('ZRANGEBYSCORE', KEYS[1], '-inf', ARGV[1], 'LIMIT', 0, ARGV[2])
local every = math.max(tonumber(ARGV[3]), redis.call('ZCARD', KEYS[1]) / tonumber(ARGV[4]))
local found = {}
for _, one in ipairs(due) do
    redis.call('ZADD', KEYS[1], ARGV[1] + every, one)
    table.insert(found, redis.call('HGET', KEYS[2], one) or '')
end
return found
"""


class Place(msgspec.Struct, frozen=True, array_like=True):
    """Where a session is shown."""

    session_id: UUID
    user_id: UUID
    chat_id: int
    message_id: int


@dataclass(slots=True, frozen=True)
class LiveMessages:
    """The book of live messages; `reader` reads what they show."""

    redis: Redis
    bot: Bot
    reader: Reader

    async def follow(self, view: FocusView, speaker: Speaker, message_id: int) -> None:
        """Keep the message up to date while the session runs."""
        try:
            if view.ended_at is not None:
                await self._forget(view.id.hex)
                return
            chat_id = int(speaker.profile.platform_user_id)
            place = msgspec.json.encode(Place(view.id, speaker.id, chat_id, message_id))
            now = self.reader.clock.now().timestamp()
            async with self.redis.pipeline() as pipe:
                pipe.hset(self._key("where"), view.id.hex, place)
                pipe.zadd(self._key("turns"), {view.id.hex: now + EVERY_SECONDS})
                await pipe.execute()
        except (RedisError, OSError) as error:
            log.warning("the timer's message will not move", error=repr(error))

    async def run(self) -> None:
        """Edit what is due, for ever."""
        while True:
            try:
                await self.round()
            except (RedisError, SQLAlchemyError, OSError, TimeoutError) as error:
                if not transient(error):
                    raise
                log.warning("timers stand still", error=repr(error))
            await asyncio.sleep(1)

    async def round(self) -> None:
        """Edit every message whose turn has come."""
        keys = [self._key("turns"), self._key("where")]
        now = self.reader.clock.now().timestamp()
        taken: Any = self.redis.eval(_TAKE, 2, *keys, now, _BATCH, EVERY_SECONDS, EDITS_A_SECOND)
        for raw in await taken:
            if raw:
                await self._refresh(msgspec.json.decode(raw, type=Place))

    async def _refresh(self, place: Place) -> None:
        async with self.reader(UserQueries) as people:
            profile = await people.profile(place.user_id)
        async with self.reader(FocusQueries) as queries:
            view = await queries.one(place.session_id, place.user_id)
        if view is None or profile is None:
            await self._forget(place.session_id.hex)
            return
        speaker = Speaker(profile)
        over = view.ended_at is not None
        now = self.reader.clock.now()
        face = closed(view, speaker) if over else focus_face(view, speaker, now)
        if over:
            await self._forget(place.session_id.hex)
        try:
            await self.bot.edit_message_text(
                face.text,
                chat_id=place.chat_id,
                message_id=place.message_id,
                reply_markup=face.keyboard,
            )
        except TelegramRetryAfter:
            return  # its next turn will do
        except TelegramBadRequest as error:
            if "not modified" not in error.message:
                await self._forget(place.session_id.hex)
        except TelegramAPIError as error:
            log.info("a timer's message was not edited", error=repr(error))

    async def forget_person(self, user_id: UUID) -> None:
        """Their messages stand still from now on."""
        places: Any = self.redis.hscan_iter(self._key("where"), count=1000)
        async for member, raw in places:
            if msgspec.json.decode(raw, type=Place).user_id == user_id:
                await self._forget(member.decode())

    async def _forget(self, member: str) -> None:
        async with self.redis.pipeline() as pipe:
            pipe.hdel(self._key("where"), member)
            pipe.zrem(self._key("turns"), member)
            await pipe.execute()

    def _key(self, name: str) -> str:
        return f"{{live:{self.bot.id}}}:{name}"
