"""An owner, a crowd, and a desk whose commands know the owner."""

from collections.abc import AsyncIterator

import pytest
from dishka import AsyncContainer
from sqlalchemy.ext.asyncio import AsyncEngine

from core.users.contracts import Owners
from core.wiring import create_container
from tests.integration.broadcasts.audience import OWNER_NUMBER
from tests.support.clocks import StillClock


@pytest.fixture
async def container(engine: AsyncEngine, clock: StillClock) -> AsyncIterator[AsyncContainer]:
    made = create_container(engine, clock, owners=Owners.from_telegram_ids([OWNER_NUMBER]))
    yield made
    await made.close()
