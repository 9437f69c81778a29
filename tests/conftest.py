"""Real servers for every test that asks: a database cloned from one template, a NATS of its own.

Each xdist worker has one database, emptied before each test that uses it, and one NATS server,
whose streams are dropped after each test.
"""

import gc
from collections.abc import AsyncIterator
from typing import Any

import pytest
import structlog
from dishka import AsyncContainer
from hypothesis import settings as hypothesis_settings
from nats.js import JetStreamContext
from sqlalchemy.ext.asyncio import AsyncEngine

from core.kit.database import create_engine
from core.kit.messages import Command
from core.kit.settings import Settings, load_settings
from core.users.contracts import Owners
from core.wiring import build_command_registry, create_container
from tests.factories.people import OWNER_ID
from tests.support.clocks import TUESDAY_NOON, StillClock
from tests.support.databases import empty_tables, migrated_database
from tests.support.desk import Desk
from tests.support.nats_servers import OwnNats, drop_streams, jetstream_at, own_nats
from worker.commands import CommandRunner

pytest_plugins = ["tests.support.shared_servers"]
hypothesis_settings.register_profile("untimed", deadline=None)
hypothesis_settings.load_profile("untimed")


def pytest_configure() -> None:
    """Plain log lines: drawn tracebacks with every local variable cost seconds each."""
    structlog.configure(
        processors=[
            structlog.stdlib.add_log_level,
            structlog.processors.format_exc_info,
            structlog.processors.KeyValueRenderer(key_order=["level", "event"]),
        ]
    )


def pytest_collection() -> None:
    """A third of the time in which tests are found went by in walks through what stays anyway."""
    gc.disable()


def pytest_collection_finish() -> None:
    gc.freeze()
    gc.enable()


@pytest.fixture(scope="session")
async def database_url(database_admin_url: str) -> AsyncIterator[str]:
    """A migrated database of this test process."""
    async with migrated_database(database_admin_url) as url:
        yield url


@pytest.fixture(scope="session")
async def connections(database_url: str) -> AsyncIterator[AsyncEngine]:
    engine = create_engine(database_url)
    yield engine
    await engine.dispose()


@pytest.fixture
async def engine(connections: AsyncEngine) -> AsyncEngine:
    """The database, empty."""
    await empty_tables(connections)
    return connections


@pytest.fixture(scope="session")
def shared_clock() -> StillClock:
    return StillClock()


@pytest.fixture
def clock(shared_clock: StillClock) -> StillClock:
    """Tuesday, 10 March 2026, noon in UTC, until moved."""
    shared_clock.instant = TUESDAY_NOON
    return shared_clock


@pytest.fixture(scope="session")
async def shared_container(
    connections: AsyncEngine, shared_clock: StillClock
) -> AsyncIterator[AsyncContainer]:
    """To put one together takes 30 ms, more than most tests."""
    made = create_container(connections, shared_clock, owners=Owners(frozenset([OWNER_ID])))
    yield made
    await made.close()


@pytest.fixture
def container(
    shared_container: AsyncContainer, engine: AsyncEngine, clock: StillClock
) -> AsyncContainer:
    return shared_container


@pytest.fixture(scope="session")
def command_registry() -> dict[str, tuple[type[Command[Any]], type[Any]]]:
    return build_command_registry()


@pytest.fixture
def runner(
    container: AsyncContainer, command_registry: dict[str, tuple[type[Command[Any]], type[Any]]]
) -> CommandRunner:
    return CommandRunner(container, registry=command_registry)


@pytest.fixture
def desk(runner: CommandRunner, engine: AsyncEngine) -> Desk:
    """Does commands, and looks at what came of them."""
    return Desk(runner, engine)


@pytest.fixture(scope="session")
async def running_nats() -> AsyncIterator[OwnNats]:
    async with own_nats() as server:
        yield server


@pytest.fixture
async def nats_server(running_nats: OwnNats) -> AsyncIterator[OwnNats]:
    """This test process's NATS server, without streams."""
    yield running_nats
    await drop_streams(running_nats.url)


@pytest.fixture
async def js(nats_server: OwnNats) -> AsyncIterator[JetStreamContext]:
    """JetStream, as a bystander sees it."""
    async with jetstream_at(nats_server.url) as context:
        yield context


@pytest.fixture
def settings(engine: AsyncEngine, database_url: str, nats_server: OwnNats) -> Settings:
    """Settings of a process on this test's servers."""
    return load_settings(_env_file=None, database_url=database_url, nats_url=nats_server.url)
