from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.folders import public_folder


@pytest.fixture
def data_dir() -> Iterator[Path]:
    """Path of a data folder that does not exist yet."""
    with public_folder() as folder:
        yield folder / "data"
