"""Which messages are kept up to date, in Redis: any instance goes on with them after a restart.

Each message has a turn. An instance that takes it books the next one first, so that several
instances share the work. Losing Redis leaves the messages as they are; their buttons work all the
same.
"""

from dataclasses import dataclass
from typing import Any, Protocol
from uuid import UUID

import msgspec
import structlog
from redis.asyncio import Redis
from redis.exceptions import RedisError

from bot.ui.message_edits import MessageRef
from core.kit.clock import Clock
from core.kit.error_texts import describe_error

log = structlog.get_logger(__name__)
MAX_EDITS_PER_SECOND = 5  # of the messenger's thirty
BATCH_SIZE = 50
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
class DueMessage:
    """A message whose turn has come; `ref` is None for an entry that cannot be read."""

    key: str
    ref: MessageRef | None


class LiveMessageStore(Protocol):
    """The messages of one kind."""

    async def save(self, ref: MessageRef) -> None: ...

    async def remove(self, key: str) -> None: ...

    async def postpone(self, key: str, seconds: float) -> None:
        """The next turn is in so many seconds."""
        ...

    async def take_due(self) -> list[DueMessage] | None:
        """The messages whose turn has come; None if there are no messages at all."""
        ...

    async def forget_user(self, user_id: UUID) -> None:
        """Their messages stand still from now on."""
        ...


@dataclass(slots=True, frozen=True)
class RedisLiveMessageStore:
    """`interval` are the seconds between two turns of a message."""

    redis: Redis
    clock: Clock
    bot_id: int
    kind: str
    interval: float

    async def save(self, ref: MessageRef) -> None:
        try:
            async with self.redis.pipeline() as pipe:
                pipe.hset(self._refs_key, ref.store_key, msgspec.json.encode(ref))
                pipe.zadd(self._turns_key, {ref.store_key: self._now() + self.interval})
                await pipe.execute()
        except (RedisError, OSError) as error:
            log.warning("message will not be kept up to date", error=describe_error(error))

    async def remove(self, key: str) -> None:
        async with self.redis.pipeline() as pipe:
            pipe.hdel(self._refs_key, key)
            pipe.zrem(self._turns_key, key)
            await pipe.execute()

    async def postpone(self, key: str, seconds: float) -> None:
        await self.redis.zadd(self._turns_key, {key: self._now() + seconds}, xx=True)

    async def take_due(self) -> list[DueMessage] | None:
        keys = [self._turns_key, self._refs_key]
        arguments = [self._now(), BATCH_SIZE, self.interval, MAX_EDITS_PER_SECOND]
        taken: Any = self.redis.eval(_TAKE_SCRIPT, 2, *keys, *arguments)
        found = await taken
        return None if found is None else [_read_entry(key, raw) for key, raw in found]

    async def forget_user(self, user_id: UUID) -> None:
        entries: Any = self.redis.hscan_iter(self._refs_key, count=1000)
        async for key, raw in entries:
            entry = _read_entry(key, raw)
            if entry.ref is not None and entry.ref.user_id == user_id:
                await self.remove(entry.key)

    def _now(self) -> float:
        return self.clock.now().timestamp()

    @property
    def _refs_key(self) -> str:
        return f"{{{self.kind}:{self.bot_id}}}:where"

    @property
    def _turns_key(self) -> str:
        return f"{{{self.kind}:{self.bot_id}}}:turns"


def _read_entry(key: bytes | str, raw: bytes) -> DueMessage:
    name = key.decode() if isinstance(key, bytes) else key
    try:
        return DueMessage(name, msgspec.json.decode(raw, type=MessageRef))
    except (msgspec.DecodeError, UnicodeDecodeError):
        return DueMessage(name, None)
