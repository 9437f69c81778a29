"""Connections whose other end is slow: how long a body may take, and how long an answer may wait.

What is written and not read waits in this process's memory, and an unfinished request holds a
descriptor; both end here, whichever route is asked.
"""

import asyncio
from typing import Any

from prometheus_client import Counter
from uvicorn.protocols.websockets.wsproto_impl import WSProtocol

from api.ingest import bodies

WRITE_SECONDS = 30.0
AFTER_ANSWER_SECONDS = 5.0  # for the 408 that the application gives when a body is late
cut_off_connections = Counter(
    "uspevai_connections_cut_off_total", "Connections ended as too slow", ["what"]
)


class Deadline:
    """A call that comes after some seconds unless it is stopped."""

    def __init__(self) -> None:
        self._timer: asyncio.TimerHandle | None = None

    def start(self, seconds: float, call: Any) -> None:
        """Start anew."""
        self.stop()
        self._timer = asyncio.get_running_loop().call_later(seconds, call)

    def stop(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None


class LimitedWriting(asyncio.Protocol):
    """Ends a connection that takes nothing of what is written to it for `write_seconds`."""

    write_seconds = WRITE_SECONDS
    transport: Any

    def connection_made(self, transport: Any) -> None:
        self._unread = Deadline()
        super().connection_made(transport)

    def pause_writing(self) -> None:
        super().pause_writing()
        self._unread.start(self.write_seconds, self._cut_off_reader)

    def resume_writing(self) -> None:
        self._unread.stop()
        super().resume_writing()

    def connection_lost(self, exc: Exception | None) -> None:
        self._unread.stop()
        super().connection_lost(exc)

    def _cut_off_reader(self) -> None:
        cut_off_connections.labels("slow reader").inc()
        self.transport.abort()


class LimitedBody(asyncio.Protocol):
    """Ends a connection whose request's body is not complete in time, also after its answer.

    The application answers 408 before, to whoever still waits for an answer.
    """

    transport: Any
    flow: Any

    def connection_made(self, transport: Any) -> None:
        self._body = Deadline()
        super().connection_made(transport)

    def on_headers_complete(self) -> None:
        super().on_headers_complete()  # type: ignore[misc]
        self._wait_for_body()

    def on_message_complete(self) -> None:
        self._body.stop()
        super().on_message_complete()  # type: ignore[misc]

    def connection_lost(self, exc: Exception | None) -> None:
        self._body.stop()
        super().connection_lost(exc)

    def handle_websocket_upgrade(self) -> None:
        self._body.stop()
        super().handle_websocket_upgrade()  # type: ignore[misc]

    def _wait_for_body(self) -> None:
        self._body.start(bodies.READ_SECONDS + AFTER_ANSWER_SECONDS, self._cut_off_sender)

    def _cut_off_sender(self) -> None:
        if self.flow.read_paused:  # it is this side that does not read
            self._wait_for_body()
        elif not self.transport.is_closing():
            cut_off_connections.labels("slow sender").inc()
            self.transport.close()


class LimitedWebSocket(LimitedWriting, WSProtocol):
    """uvicorn's WebSocket, which ends when its client does not read."""
