"""Messages that wait for an export, in Redis: other processes take over those of a killed one."""

from dataclasses import dataclass
from typing import Protocol

import msgspec
import structlog
from redis.asyncio import Redis
from redis.exceptions import RedisError

from bot.ui.message_edits import MessageRef
from core.kit.error_texts import describe_error

log = structlog.get_logger(__name__)
TTL_SECONDS = 7 * 86_400


class ExportStore(Protocol):
    """The messages that wait for files, shared by all instances."""

    async def save_ref(self, message_ref: MessageRef) -> None: ...

    async def remove_ref(self, message_ref: MessageRef) -> None: ...

    async def list_refs(self) -> tuple[MessageRef, ...]: ...

    async def acquire_lease(self, message_ref: MessageRef) -> bool:
        """True for one instance at a time."""
        ...

    async def renew_lease(self, message_ref: MessageRef) -> None:
        """Lengthen the turn of the instance that has it."""
        ...


@dataclass(slots=True, frozen=True)
class RedisExportStore:
    redis: Redis
    bot_id: int
    namespace: str
    lease_milliseconds: int

    async def save_ref(self, message_ref: MessageRef) -> None:
        try:
            async with self.redis.pipeline() as pipe:
                pipe.hset(self._refs_key, message_ref.store_key, msgspec.json.encode(message_ref))
                pipe.expire(self._refs_key, TTL_SECONDS)
                await pipe.execute()
        except (RedisError, OSError) as error:
            log.warning("export will not outlive a restart", error=describe_error(error))

    async def remove_ref(self, message_ref: MessageRef) -> None:
        try:
            await self.redis.hdel(self._refs_key, message_ref.store_key)
        except (RedisError, OSError) as error:
            log.warning("export not removed", error=describe_error(error))

    async def list_refs(self) -> tuple[MessageRef, ...]:
        kept = await self.redis.hvals(self._refs_key)
        return tuple(msgspec.json.decode(raw, type=MessageRef) for raw in kept)

    async def acquire_lease(self, message_ref: MessageRef) -> bool:
        try:
            turn = self.redis.set(
                self._build_lease_key(message_ref), 1, nx=True, px=self.lease_milliseconds
            )
            return bool(await turn)
        except (RedisError, OSError):
            return True

    async def renew_lease(self, message_ref: MessageRef) -> None:
        try:
            await self.redis.pexpire(self._build_lease_key(message_ref), self.lease_milliseconds)
        except (RedisError, OSError) as error:
            log.warning("somebody else may go on with it", error=describe_error(error))

    def _build_lease_key(self, message_ref: MessageRef) -> str:
        return f"{self._refs_key}:{message_ref.store_key}"

    @property
    def _refs_key(self) -> str:
        return f"{{{self.namespace}:{self.bot_id}}}"
