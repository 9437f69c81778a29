"""Server-sent events for the chat page: each listener has a bounded queue of its own."""

import asyncio
from typing import Any

import msgspec

MAX_QUEUE_LENGTH = 2000


class PageEventPublisher:
    """Tells every listener what happened; one that falls far behind is cut off and reloads."""

    def __init__(self) -> None:
        self._listeners: set[asyncio.Queue[bytes | None]] = set()

    def add_listener(self) -> "asyncio.Queue[bytes | None]":
        """A new listener's queue of encoded events; None in it means the end."""
        queue: asyncio.Queue[bytes | None] = asyncio.Queue()
        self._listeners.add(queue)
        return queue

    def remove_listener(self, queue: "asyncio.Queue[bytes | None]") -> None:
        self._listeners.discard(queue)

    def publish_event(self, name: str, data: Any) -> None:
        if not self._listeners:
            return
        event = b"event: " + name.encode() + b"\ndata: " + msgspec.json.encode(data) + b"\n\n"
        for queue in list(self._listeners):
            if queue.qsize() >= MAX_QUEUE_LENGTH:
                self._disconnect_listener(queue)
            else:
                queue.put_nowait(event)

    def close(self) -> None:
        """End all streams."""
        for queue in list(self._listeners):
            self._disconnect_listener(queue)

    def _disconnect_listener(self, queue: "asyncio.Queue[bytes | None]") -> None:
        queue.put_nowait(None)
        self.remove_listener(queue)
