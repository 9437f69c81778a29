"""Core NATS as a transport of the bus. Nothing else of the bus imports nats."""

from functools import partial

import nats
import structlog
from nats.aio.client import Client
from nats.aio.msg import Msg
from nats.aio.subscription import Subscription

from core.kit.bus.transport import DeliverCallback
from core.kit.error_texts import describe_error

log = structlog.get_logger(__name__)


class NatsTransport:
    """Carries events through subjects named `<prefix><event name>`.

    Core NATS keeps nothing: what must survive belongs in JetStream. The connection is renewed by
    itself; meanwhile what is published waits in the client's buffer.
    """

    def __init__(self, url: str, *, prefix: str = "bus.") -> None:
        self._url = url
        self._prefix = prefix
        self._subscriptions: dict[str, Subscription] = {}

    async def start(self, deliver: DeliverCallback) -> None:
        """Connect; nats-py's own error if nobody answers."""
        self._deliver = deliver
        self._client: Client = await nats.connect(
            self._url, max_reconnect_attempts=-1, error_cb=_log_error
        )

    async def subscribe_pattern(self, pattern: str) -> None:
        """Subscribe, and wait for the server's word that it is done."""
        self._subscriptions[pattern] = await self._client.subscribe(
            self._prefix + pattern, cb=partial(self._deliver_message, pattern)
        )
        await self._client.flush()

    async def unsubscribe_pattern(self, pattern: str) -> None:
        """Unsubscribe."""
        await self._subscriptions.pop(pattern).unsubscribe()

    async def publish(self, name: str, payload: bytes) -> None:
        """Put a message into the connection's buffer, which the client writes out."""
        await self._client.publish(self._prefix + name, payload)

    async def close(self) -> None:
        """Write out what is buffered, then disconnect."""
        await self._client.flush()
        await self._client.close()

    async def _deliver_message(self, pattern: str, message: Msg) -> None:
        await self._deliver(pattern, message.subject.removeprefix(self._prefix), message.data)


async def _log_error(error: Exception) -> None:
    log.warning("nats connection", error=describe_error(error))
