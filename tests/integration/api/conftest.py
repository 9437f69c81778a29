"""The api on a free port, on servers of its own that a test may stop or freeze."""

from collections.abc import AsyncIterator

import httpx
import pytest

from api.app import run_process
from core.kit.clock import SystemClock
from core.kit.settings import Settings, load_settings
from standalone.servers.embedded import EmbeddedServers

MEGABYTE = 1 << 20


@pytest.fixture(scope="module")
async def servers(
    tmp_path_factory: pytest.TempPathFactory,
) -> AsyncIterator[EmbeddedServers]:
    servers = EmbeddedServers(durable=False, min_free=50 * MEGABYTE)
    await servers.start(tmp_path_factory.mktemp("api") / "data")
    yield servers
    await servers.stop()


@pytest.fixture(scope="module")
def settings(servers: EmbeddedServers) -> Settings:
    found = servers.endpoints
    return load_settings(
        _env_file=None,
        database_url=found.database_url,
        nats_url=found.nats_url,
        redis_url=found.redis_url,
        api_port=0,
        grpc_port=0,
        events_open_on_loopback=True,
    )


@pytest.fixture(scope="module")
async def client(settings: Settings) -> AsyncIterator[httpx.AsyncClient]:
    async with (
        run_process(settings, SystemClock()) as address,
        httpx.AsyncClient(base_url=address, timeout=60) as client,
    ):
        yield client
