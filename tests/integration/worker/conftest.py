"""The worker as it runs, on this test's servers, callers of its commands, and replays."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager

import pytest

from core.kit.clock import SystemClock
from core.kit.nats.commands import NatsCommandBus
from core.kit.nats.streams import declare_streams
from core.kit.settings import Settings
from tests.support.clocks import StillClock
from tests.support.command_callers import bus_at
from tests.support.desk import Desk
from tests.support.held_contexts import Held, held
from tests.support.nats_servers import jetstream_at
from tests.support.replays import Replayer, Traveller, a_traveller
from worker.app import run_process

Working = Callable[[], AbstractAsyncContextManager[Held]]


@pytest.fixture
def working(settings: Settings) -> Working:
    """`async with working():` runs a worker."""
    return lambda: held(run_process(settings, SystemClock()))


@pytest.fixture
async def worker(working: Working) -> AsyncIterator[None]:
    """A worker for the whole test."""
    async with working():
        yield


@pytest.fixture
async def bus(settings: Settings) -> AsyncIterator[NatsCommandBus]:
    """A caller who waits half a second for replies."""
    assert settings.nats_url
    async with jetstream_at(settings.nats_url) as js:
        await declare_streams(js)
    async with bus_at(settings.nats_url, 0.5) as made:
        yield made


@pytest.fixture
async def patient_bus(settings: Settings) -> AsyncIterator[NatsCommandBus]:
    """A caller who waits long."""
    assert settings.nats_url
    async with bus_at(settings.nats_url, 30) as made:
        yield made


@pytest.fixture
def replayer(settings: Settings, clock: StillClock) -> Replayer:
    return Replayer(settings, clock, asyncio.Event())


@pytest.fixture
async def traveller(desk: Desk) -> Traveller:
    return await a_traveller(desk)
