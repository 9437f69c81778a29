"""Where accepted events go: to JetStream, or to files on this machine while it is away."""

import asyncio
from dataclasses import dataclass

import msgspec
import nats.errors
import nats.js.errors
import structlog
from nats.aio.client import Client
from nats.js import JetStreamContext
from nats.js.api import Header

from api.ingest.disk_buffer import DiskBuffer, DiskBufferFull
from core.kit.crash import crash_point
from core.kit.error_texts import describe_error

log = structlog.get_logger(__name__)
PUBLISH_TIMEOUT_SECONDS = 2.0
RETRY_SECONDS = 0.2
_PUBLISH_ERRORS = (nats.js.errors.NoStreamResponseError, nats.errors.Error, OSError, TimeoutError)


class PublisherUnavailable(Exception):
    """Nothing could take the event now; the same request may be sent again later."""


class EventMessage(msgspec.Struct, frozen=True):
    """A message as it will be published; `body` is JSON."""

    subject: str
    id: str
    body: msgspec.Raw


@dataclass(slots=True)
class EventPublisher:
    """Sends letters durably. While any wait in the disk buffer, new ones go behind them."""

    client: Client
    disk_buffer: DiskBuffer
    _js: JetStreamContext | None = None

    async def publish_durably(self, letter: EventMessage) -> None:
        """Return when the letter is in the stream or on the disk. Raises Unavailable."""
        if self.client.is_connected and not self.disk_buffer.has_waiting:
            try:
                await self._publish_message(letter)
                crash_point("api.after_puback")
                return
            except nats.js.errors.APIError as error:
                log.warning("the stream refuses", error=describe_error(error))
                raise PublisherUnavailable("the queue is full") from error
            except _PUBLISH_ERRORS as error:
                log.warning("NATS does not answer, events go to files", error=describe_error(error))
        try:
            await self.disk_buffer.write_payload(msgspec.json.encode(letter))
        except DiskBufferFull as error:
            raise PublisherUnavailable("the queue is away and the disk's share is full") from error

    async def drain_disk_buffer(self) -> None:
        """Publish what waits in the disk buffer, in order, whenever NATS is there; until
        cancelled."""
        while True:
            await self.disk_buffer.wait_for_payloads()
            for payload in await self.disk_buffer.read_batch():
                await self._publish_with_retries(msgspec.json.decode(payload, type=EventMessage))
            await self.disk_buffer.commit_batch()

    async def _publish_with_retries(self, letter: EventMessage) -> None:
        while True:
            try:
                if self.client.is_connected:
                    await self._publish_message(letter)
                    return
            except (*_PUBLISH_ERRORS, nats.js.errors.APIError) as error:
                log.warning("spooled events wait", error=describe_error(error))
            await asyncio.sleep(RETRY_SECONDS)

    async def _publish_message(self, letter: EventMessage) -> None:
        if self._js is None:  # there is no context before the first connection
            self._js = self.client.jetstream()
        headers = {Header.MSG_ID.value: letter.id}
        await self._js.publish(
            letter.subject, bytes(letter.body), PUBLISH_TIMEOUT_SECONDS, headers=headers
        )
