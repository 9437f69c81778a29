"""A playground on a free port, its user side, and a real aiogram bot before it."""

from collections.abc import AsyncIterator

import aiohttp
import pytest
from aiogram import Bot

from playground.server import PlaygroundServer
from tests.integration.playground.support import Person, make_bot


@pytest.fixture
async def playground() -> AsyncIterator[PlaygroundServer]:
    server = PlaygroundServer(port=0)
    await server.start()
    yield server
    await server.stop()


@pytest.fixture
async def bot(playground: PlaygroundServer) -> AsyncIterator[Bot]:
    made = make_bot(playground)
    yield made
    await made.session.close()


@pytest.fixture
async def http() -> AsyncIterator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession() as session:
        yield session


@pytest.fixture
async def person(playground: PlaygroundServer, http: aiohttp.ClientSession) -> Person:
    return Person(playground.url, http, user_id=7)
