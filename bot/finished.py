"""Which updates were finished, remembered for as long as Telegram may deliver them again."""

from dataclasses import dataclass

from redis.asyncio import Redis

DAY_SECONDS = 86_400


@dataclass(slots=True, frozen=True)
class FinishedUpdates:
    """Update ids in Redis, for 24 hours."""

    redis: Redis
    bot_id: int

    async def add(self, update_id: int) -> None:
        await self.redis.set(self._key(update_id), 1, ex=DAY_SECONDS)

    async def known(self, update_id: int) -> bool:
        return bool(await self.redis.exists(self._key(update_id)))

    def _key(self, update_id: int) -> str:
        return f"finished:{self.bot_id}:{update_id}"
