"""The place of a fault run: real servers, real processes, a caller, and the books to compare."""

import asyncio
import random
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

from nats.js import JetStreamContext
from redis.asyncio import Redis as RedisClient
from sqlalchemy import NullPool
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

from core.kit.nats.commands import NatsCommandBus
from core.kit.nats.streams import COMMANDS, NOTIFY, declare_streams
from migrations.run import upgrade
from standalone.servers.redis import RedisServer
from tests.faults.processes import Program
from tests.support.command_callers import bus_at
from tests.support.databases import empty_tables
from tests.support.folders import public_folder
from tests.support.nats_servers import OwnNats, a_place, jetstream_at
from tests.support.postgres_servers import OwnPostgres

CALLER_SECONDS = 2.0
_migrating = asyncio.Lock()  # alembic keeps what it is at in its module


@dataclass(slots=True)
class Arena:
    """What a case has to hand."""

    nats: OwnNats
    postgres: OwnPostgres
    redis: RedisServer
    bus: NatsCommandBus
    engine: AsyncEngine
    js: JetStreamContext
    logs: Path
    dice: random.Random
    seed: int
    _names: "count[int]" = field(default_factory=count)

    def program(self, module: str, database_url: str | None = None, **more: str) -> Program:
        """A process of the product on these servers, not started yet."""
        environment = {
            "DATABASE_URL": database_url or self.postgres.url,
            "NATS_URL": self.nats.url,
            "REDIS_URL": self.redis.url,
            "LOG_LEVEL": "INFO",
            **more,
        }
        return Program(module, self.logs / f"{module}-{next(self._names)}.log", environment)

    @asynccontextmanager
    async def running(
        self, module: str, database_url: str | None = None, **more: str
    ) -> AsyncIterator[Program]:
        """A running process; stopped at the end."""
        program = self.program(module, database_url, **more)
        await program.start()
        try:
            yield program
        finally:
            await program.kill()

    async def clear(self, case: str) -> None:
        """Empty tables, streams and Redis for the next case; its dice are its own."""
        self.dice = random.Random(f"{self.seed} {case}")
        await empty_tables(self.engine)
        await self.forget_streams()
        await self.flush_redis()

    async def flush_redis(self) -> None:
        """FLUSHALL."""
        client = RedisClient.from_url(self.redis.url)
        await client.flushall()
        await client.aclose()

    async def forget_streams(self) -> None:
        """Empty streams for the next case."""
        for stream in (COMMANDS, NOTIFY, "EVENTS", "DEAD", "ACTIVITY", "UPDATES"):
            await self.js.purge_stream(stream)


@asynccontextmanager
async def arena(seed: int) -> AsyncIterator[Arena]:
    """Servers as they are shipped (every acknowledged write is on the disk), and a caller."""
    async with AsyncExitStack() as stack:
        folder = stack.enter_context(public_folder())
        place = a_place(folder / "data", durable=True)
        stack.callback(place.watcher.close)
        postgres, nats, redis = OwnPostgres(place), OwnNats(place), RedisServer(place)
        for server in (postgres, nats, redis):
            await server.start()
            stack.push_async_callback(server.stop)
        engine = create_async_engine(postgres.url, poolclass=NullPool)
        stack.push_async_callback(engine.dispose)
        async with _migrating:
            await upgrade(engine)
        js = await stack.enter_async_context(jetstream_at(nats.url))
        await declare_streams(js)
        bus = await stack.enter_async_context(bus_at(nats.url, CALLER_SECONDS))
        dice = random.Random(seed)
        yield Arena(nats, postgres, redis, bus, engine, js, place.logs, dice, seed)
