"""How long a connection may take to say what it wants."""

import asyncio
from typing import Any

from api.heads import HeadLimitingProtocol
from api.slow_connections import LimitedBody, LimitedWriting

HEADER_TIMEOUT_SECONDS = 10.0


class HeaderTimeoutProtocol(LimitedWriting, LimitedBody, HeadLimitingProtocol):
    """uvicorn's protocol, which ends a connection whose head of a request does not arrive in time.

    uvicorn itself waits for ever for the first request, and for the rest of a head once its first
    byte is there: a few thousand such connections would use up the process's descriptors.
    """

    head_seconds = HEADER_TIMEOUT_SECONDS
    _deadline: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        self._start_deadline()

    def on_message_begin(self) -> None:
        super().on_message_begin()
        self._start_deadline()

    def on_headers_complete(self) -> None:
        self._cancel_deadline()
        super().on_headers_complete()

    def connection_lost(self, exc: Exception | None) -> None:
        self._cancel_deadline()
        super().connection_lost(exc)

    def handle_websocket_upgrade(self) -> None:
        self._cancel_deadline()
        super().handle_websocket_upgrade()

    def _start_deadline(self) -> None:
        if self._deadline is None:
            self._deadline = self.loop.call_later(self.head_seconds, self._close_connection)

    def _cancel_deadline(self) -> None:
        if self._deadline is not None:
            self._deadline.cancel()
            self._deadline = None

    def _close_connection(self) -> None:
        transport: Any = self.transport
        if not transport.is_closing():
            transport.close()
