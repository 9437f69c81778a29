"""Which updates were finished, remembered for as long as Telegram may deliver them again."""

from dataclasses import dataclass

from redis.asyncio import Redis

RETENTION_SECONDS = 86_400


@dataclass(slots=True, frozen=True)
class ProcessedUpdates:
    """Update ids in Redis, for 24 hours."""

    redis: Redis
    bot_id: int

    async def add(self, update_id: int) -> None:
        await self.redis.set(self._build_key(update_id), 1, ex=RETENTION_SECONDS)

    async def is_processed(self, update_id: int) -> bool:
        return bool(await self.redis.exists(self._build_key(update_id)))

    def _build_key(self, update_id: int) -> str:
        return f"finished:{self.bot_id}:{update_id}"
