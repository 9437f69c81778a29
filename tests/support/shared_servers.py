"""A pytest plugin: one set of embedded servers for the whole test run, with or without xdist.

Under xdist the controller starts them and hands their addresses to the workers; without it they
start when the first test asks. They trade crash safety for speed.
"""

import asyncio
import os
import shutil
import tempfile
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest

from standalone.servers import EmbeddedServers, ServerEndpoints

REDIS_DATABASES = 16


class SharedServers:
    """Servers that start when first asked for; `stop` removes them and their data."""

    def __init__(self) -> None:
        self._servers = EmbeddedServers(durable=False)
        self._data: Path | None = None

    def endpoints(self) -> ServerEndpoints:
        """Addresses of the running servers."""
        if self._data is None:
            self._data = Path(tempfile.mkdtemp(prefix="uspevai-tests-"))
            self._data.chmod(0o711)
            _run(self._servers.start(self._data))
        return self._servers.endpoints

    def stop(self) -> None:
        """Stop the servers if they run; harmless when repeated."""
        _run(self._servers.stop())
        if self._data is not None:
            shutil.rmtree(self._data, ignore_errors=True)


def _run(work: Coroutine[Any, Any, object]) -> None:
    """Run in a thread of its own: the test's thread may have a loop of pytest-asyncio."""
    with ThreadPoolExecutor(max_workers=1) as pool:
        pool.submit(asyncio.run, work).result()


_shared = pytest.StashKey[SharedServers]()


def pytest_configure(config: pytest.Config) -> None:
    config.stash[_shared] = SharedServers()


@pytest.hookimpl(optionalhook=True)
def pytest_configure_node(node: Any) -> None:
    """In xdist's controller, before a worker starts."""
    node.workerinput["servers"] = asdict(node.config.stash[_shared].endpoints())


def pytest_unconfigure(config: pytest.Config) -> None:
    config.stash[_shared].stop()


@pytest.fixture(scope="session")
def servers(request: pytest.FixtureRequest) -> ServerEndpoints:
    """Addresses of the shared servers."""
    given: dict[str, str] | None = getattr(request.config, "workerinput", {}).get("servers")
    return ServerEndpoints(**given) if given else request.config.stash[_shared].endpoints()


@pytest.fixture(scope="session")
def database_admin_url(servers: ServerEndpoints) -> str:
    """PostgreSQL's superuser on the maintenance database: make a database of your own there."""
    return servers.database_url


@pytest.fixture(scope="session")
def nats_url(servers: ServerEndpoints) -> str:
    """NATS with JetStream, shared by all workers: use stream names and subjects of your own."""
    return servers.nats_url


@pytest.fixture(scope="session")
def redis_url(servers: ServerEndpoints) -> str:
    """A database of Redis for this worker: what reads a stream of a fixed name reads no other's."""
    number = int(os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw"))
    return f"{servers.redis_url}?db={number % REDIS_DATABASES}"
