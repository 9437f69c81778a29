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

from api.ingest.spool import Spool, SpoolFull
from core.kit.crash import crash_point
from core.kit.error_texts import describe_error

log = structlog.get_logger(__name__)
PATIENCE = 2.0
PAUSE = 0.2
_DROPPED = (nats.js.errors.NoStreamResponseError, nats.errors.Error, OSError, TimeoutError)


class Unavailable(Exception):
    """Nothing could take the event now; the same request may be sent again later."""


class Letter(msgspec.Struct, frozen=True):
    """A message as it will be published; `body` is JSON."""

    subject: str
    id: str
    body: msgspec.Raw


@dataclass(slots=True)
class Outlet:
    """Sends letters durably. While any wait in the spool, new ones go behind them."""

    client: Client
    spool: Spool
    _js: JetStreamContext | None = None

    async def send(self, letter: Letter) -> None:
        """Return when the letter is in the stream or on the disk. Raises Unavailable."""
        if self.client.is_connected and not self.spool.waiting:
            try:
                await self._publish(letter)
                crash_point("api.after_puback")
                return
            except nats.js.errors.APIError as error:
                log.warning("the stream refuses", error=describe_error(error))
                raise Unavailable("the queue is full") from error
            except _DROPPED as error:
                log.warning("NATS does not answer, events go to files", error=describe_error(error))
        try:
            await self.spool.keep(msgspec.json.encode(letter))
        except SpoolFull as error:
            raise Unavailable("the queue is away and the disk's share is full") from error

    async def drain(self) -> None:
        """Publish what waits in the spool, in order, whenever NATS is there; until cancelled."""
        while True:
            await self.spool.something()
            for payload in await self.spool.read():
                await self._until_published(msgspec.json.decode(payload, type=Letter))
            await self.spool.done()

    async def _until_published(self, letter: Letter) -> None:
        while True:
            try:
                if self.client.is_connected:
                    await self._publish(letter)
                    return
            except (*_DROPPED, nats.js.errors.APIError) as error:
                log.warning("spooled events wait", error=describe_error(error))
            await asyncio.sleep(PAUSE)

    async def _publish(self, letter: Letter) -> None:
        if self._js is None:  # there is no context before the first connection
            self._js = self.client.jetstream()
        headers = {Header.MSG_ID.value: letter.id}
        await self._js.publish(letter.subject, bytes(letter.body), PATIENCE, headers=headers)
