"""One product a test process: started once, everybody in it a different person."""

from collections.abc import AsyncIterator
from itertools import count

import pytest

from tests.support.folders import public_folder
from tests.support.person import Person
from tests.support.ports import free_port
from tests.support.product import Product, product

_numbers = count(7_007_007_001)


@pytest.fixture(scope="session")
async def shared_app() -> AsyncIterator[Product]:
    """The port of its API stays over restarts: it is part of calendar addresses."""
    with public_folder() as folder:
        async with product(folder, api_port=free_port()) as made:
            yield made


@pytest.fixture(scope="module")
async def app(shared_app: Product) -> Product:
    """A running product, on a Tuesday morning."""
    shared_app.clock.skip_to_tuesday()
    return shared_app


@pytest.fixture
def user_id() -> int:
    """A number that no other number holds by chance: Redis is searched for one."""
    return next(_numbers)


@pytest.fixture
def anya(app: Product, user_id: int) -> Person:
    """A Russian speaker nobody has met."""
    return app.person(user_id)
