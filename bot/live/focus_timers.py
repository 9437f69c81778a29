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

from bot.ui.cards.focus import render_closed, render_focus_session
from bot.ui.current_user import CurrentUser, QueryRunner
from bot.ui.message_edits import EditStatus, MessageRef, refresh_message
from core.focus.contracts import FocusView
from core.focus.queries import FocusQueries
from core.kit.error_texts import describe_error
from core.kit.faults import is_transient
from core.kit.loops import run_periodically
from core.users.queries import UserQueries

log = structlog.get_logger(__name__)
PAUSE_SECONDS = 1.0
IDLE_SECONDS = 5.0  # nothing moves; what begins to has its first turn after EVERY_SECONDS
EDIT_INTERVAL_SECONDS = 20.0
MAX_EDITS_PER_SECOND = 5  # of the messenger's thirty
_BATCH_SIZE = 50
_TAKE_SCRIPT = """
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
    """The book of live messages; `query_runner` reads what they show."""

    redis: Redis
    bot: Bot
    query_runner: QueryRunner

    async def track_session(
        self,
        view: FocusView,
        current_user: CurrentUser,
        message_id: int,
        previous_session_id: UUID | None = None,
    ) -> None:
        """Keep the message up to date while the session runs; it shows `before`, another session,
        no longer."""
        try:
            if previous_session_id is not None and previous_session_id != view.id:
                await self._untrack_message(previous_session_id, message_id)
            if view.ended_at is not None:
                await self._remove_entry(view.id.hex)
                return
            chat_id = int(current_user.profile.platform_user_id)
            place = msgspec.json.encode(MessageRef(chat_id, message_id, view.id, current_user.id))
            now = self.query_runner.clock.now().timestamp()
            async with self.redis.pipeline() as pipe:
                pipe.hset(self._build_key("where"), view.id.hex, place)
                pipe.zadd(self._build_key("turns"), {view.id.hex: now + EDIT_INTERVAL_SECONDS})
                await pipe.execute()
        except (RedisError, OSError) as error:
            log.warning("the timer's message will not move", error=describe_error(error))

    async def run(self) -> None:
        """Edit what is due, for ever."""
        await run_periodically(
            self.refresh_due,
            "timers",
            pause=PAUSE_SECONDS,
            unavailable_message="timers stand still",
        )

    async def refresh_due(self) -> float | None:
        """Edit every message whose turn has come; returns for how long there is nothing to do."""
        keys = [self._build_key("turns"), self._build_key("where")]
        now = self.query_runner.clock.now().timestamp()
        taken: Any = self.redis.eval(
            _TAKE_SCRIPT, 2, *keys, now, _BATCH_SIZE, EDIT_INTERVAL_SECONDS, MAX_EDITS_PER_SECOND
        )
        found = await taken
        if found is None:
            return IDLE_SECONDS
        for member, raw in found:
            await self._process_entry(member, raw)
        return None

    async def _process_entry(self, member: bytes, raw: bytes) -> None:
        """One message's turn; one that can never be brought up to date is forgotten, so that it
        does not stand in the way of the others."""
        try:
            await self._refresh_message(msgspec.json.decode(raw, type=MessageRef))
        except Exception as error:
            if is_transient(error):
                raise
            log.error("a timer's message is given up", place=raw[:200], exc_info=error)
            await self._remove_entry(member)

    async def _refresh_message(self, message_ref: MessageRef) -> None:
        async with self.query_runner(UserQueries) as people:
            profile = await people.get_profile(message_ref.user_id)
        async with self.query_runner(FocusQueries) as queries:
            view = await queries.get_session(message_ref.subject_id, message_ref.user_id)
        if view is None or profile is None:
            await self._remove_entry(message_ref.subject_id.hex)
            return
        current_user = CurrentUser(profile)
        over = view.ended_at is not None
        now = self.query_runner.clock.now()
        rendered = (
            render_closed(view, current_user)
            if over
            else render_focus_session(view, current_user, now)
        )
        outcome = await refresh_message(self.bot, message_ref, rendered)
        if outcome.status is EditStatus.GONE or (over and outcome.status is EditStatus.DISPLAYED):
            await self._remove_entry(message_ref.subject_id.hex)

    async def _untrack_message(self, session_id: UUID, message_id: int) -> None:
        """Forget the session if that is the message it was shown in."""
        kept: Any = self.redis.hget(self._build_key("where"), session_id.hex)
        raw = await kept
        if raw and msgspec.json.decode(raw, type=MessageRef).message_id == message_id:
            await self._remove_entry(session_id.hex)

    async def forget_user(self, user_id: UUID) -> None:
        """Their messages stand still from now on."""
        places: Any = self.redis.hscan_iter(self._build_key("where"), count=1000)
        async for member, raw in places:
            if msgspec.json.decode(raw, type=MessageRef).user_id == user_id:
                await self._remove_entry(member)

    async def _remove_entry(self, member: str | bytes) -> None:
        async with self.redis.pipeline() as pipe:
            pipe.hdel(self._build_key("where"), member)
            pipe.zrem(self._build_key("turns"), member)
            await pipe.execute()

    def _build_key(self, name: str) -> str:
        return f"{{live:{self.bot.id}}}:{name}"
