"""The event hub as it runs: an api and a worker on this test's servers."""

import socket
from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import pytest

from api.app import run_process as api_running
from core.kit.clock import SystemClock
from core.kit.settings import Settings
from tests.support.events import Hub
from worker.app import run_process as worker_running


@pytest.fixture
def hub_settings(settings: Settings, redis_url: str, tmp_path: Path) -> Settings:
    """On loopback without a key."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        grpc_port = free.getsockname()[1]
    more = {"redis_url": redis_url, "data_dir": tmp_path, "api_port": 0, "grpc_port": grpc_port}
    return settings.model_copy(update=more | {"events_open_on_loopback": True})


@pytest.fixture
async def hub(hub_settings: Settings) -> AsyncIterator[Hub]:
    """An api and a worker."""
    async with (
        worker_running(hub_settings, SystemClock()),
        api_running(hub_settings, SystemClock()) as address,
        httpx.AsyncClient(base_url=address, timeout=60) as client,
    ):
        yield Hub(client, hub_settings)
