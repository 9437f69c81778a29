"""The event hub as it runs: an api and a worker on this test's servers."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import httpx
import pytest

from api.app import run_process as api_running
from core.kit.clock import SystemClock
from core.kit.settings import Settings, load_settings
from tests.support.events import Hub
from tests.support.nats_servers import OwnNats, drop_streams
from tests.support.ports import free_port
from worker.app import run_process as worker_running


def open_settings(settings: Settings, redis_url: str, data_dir: Path) -> Settings:
    """On loopback without a key."""
    more = {"redis_url": redis_url, "data_dir": data_dir, "api_port": 0, "grpc_port": free_port()}
    return settings.model_copy(update=more | {"events_open_on_loopback": True})


@asynccontextmanager
async def running_hub(settings: Settings) -> AsyncIterator[Hub]:
    """An api and a worker."""
    async with (
        worker_running(settings, SystemClock()),
        api_running(settings, SystemClock()) as address,
        httpx.AsyncClient(base_url=address, timeout=60, verify=False) as client,
    ):
        yield Hub(client, settings)


@pytest.fixture
def hub_settings(settings: Settings, redis_url: str, tmp_path: Path) -> Settings:
    return open_settings(settings, redis_url, tmp_path)


@pytest.fixture
async def hub(hub_settings: Settings) -> AsyncIterator[Hub]:
    """A hub of this test alone."""
    async with running_hub(hub_settings) as made:
        yield made


@pytest.fixture(scope="module")
async def shared_hub(
    database_url: str,
    running_nats: OwnNats,
    redis_url: str,
    tmp_path_factory: pytest.TempPathFactory,
) -> AsyncIterator[Hub]:
    """A hub of a module whose tests leave no trace in it but rows."""
    settings = load_settings(_env_file=None, database_url=database_url, nats_url=running_nats.url)
    data_dir = tmp_path_factory.mktemp("hub")
    async with running_hub(open_settings(settings, redis_url, data_dir)) as made:
        yield made
    await drop_streams(running_nats.url)
