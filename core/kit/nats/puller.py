"""Pulling from a durable consumer: all that has arrived, as soon as anything has.

nats-py's `fetch` waits for a full batch or its whole timeout; here one request stands at the
server all the time and messages gather while the last ones are worked on.
"""

import asyncio
from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass, field

import msgspec
import nats.errors
import structlog
from nats.aio.client import Client
from nats.aio.msg import Msg
from nats.aio.subscription import Subscription

from core.kit.error_texts import describe_error

log = structlog.get_logger(__name__)
REQUEST_EXPIRY_SECONDS = 5.0
REJECTED_DELAY = 1.0
EXPIRED_STATUSES = {"404", "408"}  # nothing there, time is over: the request was good
REQUEST_TIMEOUT_SECONDS = REQUEST_EXPIRY_SECONDS + 2.0


@dataclass(slots=True)
class MessagePuller:
    """Keeps at most about `batch` messages or `max_bytes` waiting in this process."""

    client: Client
    stream: str
    durable: str
    batch: int = 500
    max_bytes: int = 16 << 20
    _waiting: deque[Msg] = field(default_factory=deque)
    _arrived: asyncio.Event = field(default_factory=asyncio.Event)
    _subscription: Subscription | None = None
    _request_open: bool = False
    _request_rejected: bool = False
    _expected_count: int = 0

    async def start(self) -> None:
        """Subscribe; nothing is asked for before the first `take`."""
        inbox = self.client.new_inbox()
        self._subscription = await self.client.subscribe(inbox, cb=self._on_message)

    async def stop(self) -> None:
        """Ask for nothing more; what arrived and was not taken will be delivered again."""
        if self._subscription is not None and not self.client.is_closed:
            await self._subscription.unsubscribe()

    async def take_messages(self, limit: int) -> list[Msg]:
        """Up to `limit` messages; waits for the first one, through reconnects."""
        while not self._waiting:
            await self._request_messages()
            self._arrived.clear()
            try:
                async with asyncio.timeout(REQUEST_TIMEOUT_SECONDS):
                    await self._arrived.wait()
            except TimeoutError:
                self._request_open = False  # the request was lost with its server
            if self._request_rejected and not self._waiting:
                await asyncio.sleep(REJECTED_DELAY)
        taken = [self._waiting.popleft() for _ in range(min(limit, len(self._waiting)))]
        if len(self._waiting) < self.batch // 2:
            await self._request_messages()
        return taken

    async def extend_ack_deadline(self, taken: Iterable[Msg]) -> None:
        """Tell the server that `taken` and what waits here is still being worked on."""
        for message in (*taken, *self._waiting):
            try:
                await message.in_progress()
            except (nats.errors.Error, OSError) as error:
                log.warning("cannot hold messages", stream=self.stream, error=describe_error(error))
                return

    async def _request_messages(self) -> None:
        if self._request_open or self._subscription is None:
            return
        request = {
            "batch": self.batch,
            "max_bytes": self.max_bytes,
            "expires": int(REQUEST_EXPIRY_SECONDS * 1e9),
        }
        subject = f"$JS.API.CONSUMER.MSG.NEXT.{self.stream}.{self.durable}"
        try:
            await self.client.publish(
                subject, msgspec.json.encode(request), reply=self._subscription.subject
            )
        except (nats.errors.Error, OSError) as error:
            log.warning("cannot ask for messages", stream=self.stream, error=describe_error(error))
            return
        self._request_open, self._expected_count = True, self.batch

    async def _on_message(self, message: Msg) -> None:
        if (status := _get_status(message)) is not None:
            self._request_open, self._request_rejected = False, status not in EXPIRED_STATUSES
        else:
            self._request_rejected = False
            self._expected_count -= 1
            self._request_open = self._request_open and self._expected_count > 0
            self._waiting.append(message)
        self._arrived.set()


def _get_status(message: Msg) -> str | None:
    """The end of a request (time, bytes, no such consumer) comes as a message without a body."""
    return (message.headers or {}).get("Status") if not message.data else None
