"""How much waits on its way to people, in the message stream."""

from dataclasses import dataclass

import nats.errors
import nats.js.errors
from nats.js import JetStreamContext

from core.kit.nats.streams import NOTIFY

TIMEOUT_SECONDS = 2.0


@dataclass(slots=True, frozen=True)
class NotificationQueueMonitor:
    jetstream: JetStreamContext

    async def __call__(self) -> int | None:
        """Messages of the stream (each a list of up to 50 notifications) not yet dealt with; None
        while NATS is away."""
        try:
            info = await self.jetstream.stream_info(NOTIFY)
        except (nats.errors.Error, nats.js.errors.Error, OSError, TimeoutError):
            return None
        return info.state.messages
