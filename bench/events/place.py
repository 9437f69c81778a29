"""Servers as they are shipped, the product's processes on them, and events to send."""

import random
import tempfile
from collections.abc import AsyncIterator, Iterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

import asyncpg
import msgspec

from core.kit.database import create_engine
from migrations.run import upgrade
from standalone.servers.embedded import EmbeddedServers, ServerEndpoints
from tests.faults.processes import Program

TYPES = ("page.viewed", "cart.filled", "order.paid", "order.refunded", "user.invited")


@dataclass(slots=True)
class Place:
    """Where a benchmark runs; `programs` end with it."""

    endpoints: ServerEndpoints
    folder: Path
    stack: AsyncExitStack

    @property
    def dsn(self) -> str:
        """PostgreSQL for asyncpg."""
        return self.endpoints.database_url.replace("+asyncpg", "")

    async def connect(self) -> "asyncpg.Connection[Any]":
        return await asyncpg.connect(self.dsn, command_timeout=600)

    async def start(self, module: str, **more: str) -> None:
        """`python -m module` on these servers."""
        log = self.folder / f"{module}.log"
        program = Program(module, log, self.environment() | more)
        await program.start()
        self.stack.push_async_callback(program.stop)

    def environment(self) -> dict[str, str]:
        return {
            "DATABASE_URL": self.endpoints.database_url,
            "NATS_URL": self.endpoints.nats_url,
            "REDIS_URL": self.endpoints.redis_url,
            "DATA_DIR": str(self.folder / "product"),
            "EVENTS_OPEN_ON_LOOPBACK": "true",
            "GRPC_PORT": "0",
            "LOG_LEVEL": "WARNING",
            "BOT_TOKEN": "",
        }


@asynccontextmanager
async def a_place() -> AsyncIterator[Place]:
    """Durable servers on an empty folder, migrated."""
    async with AsyncExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="uspevai-bench-")))
        folder.chmod(0o755)  # noqa: ASYNC240 - before anything runs
        servers = EmbeddedServers()
        endpoints = await servers.start(folder / "servers")
        stack.push_async_callback(servers.stop)
        engine = create_engine(endpoints.database_url, pool_size=1)
        await upgrade(engine)
        await engine.dispose()
        yield Place(endpoints, folder, stack)


def events(count: int, seed: int = 1) -> Iterator[dict[str, Any]]:
    """Events of the last hour as a shop would send them."""
    dice, now = random.Random(seed), datetime.now(UTC)
    for _ in range(count):
        kind = dice.choice(TYPES)
        yield {
            "event_id": str(uuid4()),
            "user_id": f"u{dice.randrange(50_000)}",
            "event_type": kind,
            "timestamp": (now - timedelta(seconds=dice.randrange(3_600))).isoformat(),
            "amount": f"{dice.randrange(1, 100_000) / 100:.2f}",
            "properties": {"source": "web", "items": dice.randrange(9)},
        }


def bodies(count: int, batch: int, seed: int = 1) -> list[bytes]:
    """`count` events as JSON bodies of `batch` each; single events for 1."""
    made = list(events(count, seed))
    if batch == 1:
        return [msgspec.json.encode(event) for event in made]
    return [msgspec.json.encode(made[n : n + batch]) for n in range(0, count, batch)]
