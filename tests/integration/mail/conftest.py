"""A worker's mail path over a real SMTP server and a real database."""

from collections.abc import AsyncIterator

import pytest
from dishka import AsyncContainer

from tests.integration.mail.contact_messages import MailHarness
from tests.support.clocks import StillClock
from tests.support.desk import Desk
from tests.support.smtp_servers import PostOffice, post_office


@pytest.fixture
async def office() -> AsyncIterator[PostOffice]:
    async with post_office() as made:
        yield made


@pytest.fixture
def letters(
    desk: Desk, container: AsyncContainer, clock: StillClock, office: PostOffice
) -> MailHarness:
    return MailHarness(desk, container, clock, office)
