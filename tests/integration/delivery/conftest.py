"""Real servers, the real messenger of the playground, and as many deliveries as a test wants."""

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from core.kit.database import create_engine
from migrations.run import upgrade
from playground.server import PlaygroundServer
from standalone.servers.embedded import EmbeddedServers
from standalone.servers.server_context import MEGABYTE
from tests.integration.delivery.delivery_harness import DeliveryHarness


@pytest.fixture(scope="session")
async def servers(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[EmbeddedServers]:
    servers = EmbeddedServers(durable=False, min_free=50 * MEGABYTE)
    await servers.start(tmp_path_factory.mktemp("delivery") / "data")
    yield servers
    await servers.stop()


@pytest.fixture(scope="session")
async def engine(servers: EmbeddedServers) -> AsyncIterator[AsyncEngine]:
    engine = create_engine(servers.endpoints.database_url)
    await upgrade(engine)
    yield engine
    await engine.dispose()


@pytest.fixture
async def playground() -> AsyncIterator[PlaygroundServer]:
    server = PlaygroundServer(port=0)
    await server.start()
    yield server
    await server.stop()


@pytest.fixture
async def harness(
    servers: EmbeddedServers, engine: AsyncEngine, playground: PlaygroundServer
) -> AsyncIterator[DeliveryHarness]:
    async with AsyncExitStack() as stack:
        yield await DeliveryHarness.open(stack, servers.endpoints.redis_url, engine, playground.url)
