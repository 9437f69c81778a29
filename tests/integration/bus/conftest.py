from collections.abc import Callable, Iterator

import pytest

from core.kit.bus import Transport
from core.kit.bus.nats_transport import NatsTransport
from core.kit.bus.redis_transport import RedisTransport
from tests.integration.bus.servers import Server, nats_server, redis_server

Connect = Callable[[], Transport]
STARTS = {"redis": redis_server, "nats": nats_server}
TRANSPORTS: dict[str, Callable[[str], Transport]] = {"redis": RedisTransport, "nats": NatsTransport}


@pytest.fixture(scope="module", params=STARTS)
def broker(request: pytest.FixtureRequest) -> Iterator[tuple[Server, Connect]]:
    """A server, and a function that makes transports connected to it."""
    server, url = STARTS[request.param]()
    yield server, lambda: TRANSPORTS[request.param](url)
    server.stop()


@pytest.fixture
def server(broker: tuple[Server, Connect]) -> Server:
    return broker[0]


@pytest.fixture
def connect(broker: tuple[Server, Connect]) -> Connect:
    return broker[1]
