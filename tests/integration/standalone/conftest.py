import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest


@pytest.fixture
def data_dir() -> Iterator[Path]:
    """A data folder under a parent that anybody may walk through, unlike pytest's own."""
    parent = Path(tempfile.mkdtemp(prefix="uspevai-data-"))
    parent.chmod(0o755)
    yield parent / "data"
    shutil.rmtree(parent)
