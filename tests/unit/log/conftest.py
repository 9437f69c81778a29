from collections.abc import Iterator

import pytest
from structlog.testing import capture_logs


@pytest.fixture(autouse=True, scope="module")
def quiet_logs() -> Iterator[None]:
    """What the log reports about planned damage is no news here."""
    with capture_logs():
        yield
