from collections.abc import Iterator

import pytest
from structlog.testing import capture_logs


@pytest.fixture(autouse=True, scope="module")
def quiet_logs() -> Iterator[None]:
    """Tracebacks of thousands of planned failures would cost more than the tests."""
    with capture_logs():
        yield
