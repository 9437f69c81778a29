"""The servers the api talks to, and the question that shows whether each of them works."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

from nats.aio.client import Client
from redis.asyncio import Redis
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from api.readiness import ReadinessChecker
from core.kit.database import close_engine, create_engine
from core.kit.nats.connection import open_client
from core.kit.settings import Settings


@dataclass(slots=True, frozen=True)
class ServerConnections:
    engine: AsyncEngine
    nats: Client
    redis: "Redis"

    def create_readiness(self) -> ReadinessChecker:
        """The readiness check of all three."""
        return ReadinessChecker(
            {
                "postgresql": self._check_postgresql,
                "nats": self._check_jetstream,
                "redis": self._check_redis,
            }
        )

    async def _check_postgresql(self) -> None:
        async with self.engine.connect() as connection:
            await connection.execute(text("SELECT 1"))

    async def _check_jetstream(self) -> None:
        """JetStream, not the mere connection: it goes away alone when the disk is full."""
        if not self.nats.is_connected:
            raise ConnectionError("not connected")
        await self.nats.jetstream().account_info()

    async def _check_redis(self) -> None:
        await self.redis.ping()


@asynccontextmanager
async def open_connections(settings: Settings) -> AsyncIterator[ServerConnections]:
    """Clients of PostgreSQL, NATS and Redis, closed in the end; none of them is waited for."""
    assert settings.database_url
    assert settings.nats_url
    assert settings.redis_url
    engine = create_engine(settings.database_url)
    redis = Redis.from_url(settings.redis_url, socket_timeout=2, socket_connect_timeout=2)
    try:
        async with open_client(settings.nats_url, "api") as client:
            yield ServerConnections(engine, client, redis)
    finally:
        await redis.aclose()
        await close_engine(engine)
