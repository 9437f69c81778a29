"""One product a module: started once, everybody in it a different person."""

from collections.abc import AsyncIterator
from itertools import count

import pytest

from tests.support.folders import public_folder
from tests.support.person import Person
from tests.support.product import Product, product

_numbers = count(1000)


@pytest.fixture(scope="module")
async def app() -> AsyncIterator[Product]:
    with public_folder() as folder:
        async with product(folder) as made:
            yield made


@pytest.fixture
def user_id() -> int:
    return next(_numbers)


@pytest.fixture
def anya(app: Product, user_id: int) -> Person:
    """A Russian speaker nobody has met."""
    return app.person(user_id)
