"""Chats with every dialog, on the test process's database."""

from functools import partial
from itertools import count

import pytest
from dishka import AsyncContainer

from tests.factories.people import OWNER_NUMBER
from tests.fakes import chat
from tests.fakes.chat import CreateChat
from tests.fakes.stage import NOON
from tests.support.clocks import StillClock
from tests.support.desk import Desk


@pytest.fixture
def clock(shared_clock: StillClock) -> StillClock:
    """Saturday, 21 November 2026, 12:05 in Moscow, until moved."""
    shared_clock.instant = NOON
    return shared_clock


@pytest.fixture
def create_chat(desk: Desk, container: AsyncContainer, clock: StillClock) -> CreateChat:
    """Makes chats, each of somebody else; the first one's person owns the bot."""
    return partial(chat.create_chat, desk, container, clock, count(OWNER_NUMBER))
