"""What Redis and this process remember of a person, and how it is forgotten.

Dialogue state lies under keys that hold the chat's id; messages that move are entries of books.
Paces of sending hold the id as well, and live some seconds.
"""

import re
from dataclasses import dataclass
from uuid import UUID

import structlog
from aiogram.fsm.storage.base import BaseStorage
from redis.asyncio import Redis
from redis.exceptions import RedisError

from bot.live.export_refs import ExportStore
from bot.live.message_store import LiveMessageStore
from bot.runtime.profiles import ProfileCache
from bot.runtime.storage import CachedStorage
from core.kit.error_texts import describe_error

log = structlog.get_logger(__name__)
_SCAN_BATCH_SIZE = 1000


@dataclass(slots=True, frozen=True)
class AccountErasure:
    """Everything outside of PostgreSQL that one bot knows of people."""

    redis: Redis
    storage: BaseStorage
    profiles: ProfileCache
    live_stores: tuple[LiveMessageStore, ...]
    exports: ExportStore

    async def erase_account(self, user_id: UUID, chat_id: int) -> None:
        """Forget the person; when Redis is away, its keys end by themselves in 30 days."""
        self.profiles.remove_profile(user_id)
        if isinstance(self.storage, CachedStorage):
            self.storage.clear_chat(chat_id)
        try:
            await self._delete_redis_keys(chat_id)
            for store in self.live_stores:
                await store.forget_user(user_id)
            for ref in await self.exports.list_refs():
                if ref.user_id == user_id:
                    await self.exports.remove_ref(ref)
        except (RedisError, OSError) as error:
            log.warning(
                "keys of a forgotten person stay until they end", error=describe_error(error)
            )

    async def _delete_redis_keys(self, chat_id: int) -> None:
        """All keys with the id in their name but locks, which their holders give back."""
        named = re.compile(rb"(?<!\d)%d(?!\d)" % chat_id)
        async for key in self.redis.scan_iter(match=f"*{chat_id}*", count=_SCAN_BATCH_SIZE):
            if named.search(key) and not key.endswith(b":lock"):
                await self.redis.unlink(key)
