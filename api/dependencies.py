"""The servers the api talks to, and the question that shows whether each of them works."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

from nats.aio.client import Client
from redis.asyncio import Redis
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from api.readiness import Readiness
from core.kit.database import close_engine, create_engine
from core.kit.nats.connection import connecting
from core.kit.settings import Settings


@dataclass(slots=True, frozen=True)
class Dependencies:
    engine: AsyncEngine
    nats: Client
    redis: "Redis"

    def readiness(self) -> Readiness:
        """The readiness check of all three."""
        return Readiness(
            {"postgresql": self._postgresql, "nats": self._jetstream, "redis": self._redis}
        )

    async def _postgresql(self) -> None:
        async with self.engine.connect() as connection:
            await connection.execute(text("SELECT 1"))

    async def _jetstream(self) -> None:
        """JetStream, not the mere connection: it goes away alone when the disk is full."""
        if not self.nats.is_connected:
            raise ConnectionError("not connected")
        await self.nats.jetstream().account_info()

    async def _redis(self) -> None:
        await self.redis.ping()


@asynccontextmanager
async def connected(settings: Settings) -> AsyncIterator[Dependencies]:
    """Clients of PostgreSQL, NATS and Redis, closed in the end; none of them is waited for."""
    assert settings.database_url
    assert settings.nats_url
    assert settings.redis_url
    engine = create_engine(settings.database_url)
    redis = Redis.from_url(settings.redis_url, socket_timeout=2, socket_connect_timeout=2)
    try:
        async with connecting(settings.nats_url, "api") as client:
            yield Dependencies(engine, client, redis)
    finally:
        await redis.aclose()
        await close_engine(engine)
