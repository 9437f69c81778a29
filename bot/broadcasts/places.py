"""Where progress is shown, kept in Redis: it goes on moving after a restart of the bot.

Losing Redis leaves the messages as they are; their buttons work all the same.
"""

from dataclasses import dataclass
from typing import Protocol

import msgspec
import structlog
from redis.asyncio import Redis
from redis.exceptions import RedisError

from bot.notices.edits import Place
from core.kit.error_texts import describe_error

log = structlog.get_logger(__name__)
LIFE_SECONDS = 7 * 86_400
TURN_MILLISECONDS = 2500


class Places(Protocol):
    """The book of messages that show something going on, shared by all instances."""

    async def keep(self, place: Place) -> None: ...

    async def forget(self, place: Place) -> None: ...

    async def all(self) -> tuple[Place, ...]: ...

    async def turn(self, place: Place) -> bool:
        """True for one instance at a time."""
        ...

    async def stay(self, place: Place) -> None:
        """Lengthen the turn of the instance that has it."""
        ...


@dataclass(slots=True, frozen=True)
class RedisPlaces:
    redis: Redis
    bot_id: int
    book: str = "progress"
    turn_milliseconds: int = TURN_MILLISECONDS

    async def keep(self, place: Place) -> None:
        try:
            async with self.redis.pipeline() as pipe:
                pipe.hset(self._book, place.name, msgspec.json.encode(place))
                pipe.expire(self._book, LIFE_SECONDS)
                await pipe.execute()
        except (RedisError, OSError) as error:
            log.warning("progress will not outlive a restart", error=describe_error(error))

    async def forget(self, place: Place) -> None:
        try:
            await self.redis.hdel(self._book, place.name)
        except (RedisError, OSError) as error:
            log.warning("progress not forgotten", error=describe_error(error))

    async def all(self) -> tuple[Place, ...]:
        kept = await self.redis.hvals(self._book)
        return tuple(msgspec.json.decode(raw, type=Place) for raw in kept)

    async def turn(self, place: Place) -> bool:
        try:
            turn = self.redis.set(self._turn(place), 1, nx=True, px=self.turn_milliseconds)
            return bool(await turn)
        except (RedisError, OSError):
            return True

    async def stay(self, place: Place) -> None:
        try:
            await self.redis.pexpire(self._turn(place), self.turn_milliseconds)
        except (RedisError, OSError) as error:
            log.warning("somebody else may go on with it", error=describe_error(error))

    def _turn(self, place: Place) -> str:
        return f"{self._book}:{place.name}"

    @property
    def _book(self) -> str:
        return f"{{{self.book}:{self.bot_id}}}"
