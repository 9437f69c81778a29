"""Bodies that come too slowly, or not at all, on the routes of the framework: 408, and no fault."""

import asyncio
from typing import Any

from litestar.enums import ScopeType
from litestar.exceptions import HTTPException
from litestar.status_codes import HTTP_400_BAD_REQUEST, HTTP_408_REQUEST_TIMEOUT
from litestar.types import ASGIApp

from api.ingest import bodies

CLOSE = {"connection": "close"}


def with_body_deadline(app: ASGIApp) -> ASGIApp:
    """Give the body of every request `bodies.READ_SECONDS`."""

    async def timed(scope: Any, receive: Any, send: Any) -> None:
        if scope["type"] != ScopeType.HTTP:
            await app(scope, receive, send)
            return
        body = _TimedBody(receive, send)
        await app(scope, body.receive, body.send)

    return timed


class _TimedBody:
    """One request's body, and whether its answer has begun."""

    def __init__(self, receive: Any, send: Any) -> None:
        self._receive, self._send = receive, send
        self._until = asyncio.get_running_loop().time() + bodies.READ_SECONDS
        self._complete = self._answered = False

    async def receive(self) -> Any:
        """The next message. Raises HTTPException 408, or 400 when the client has left."""
        if self._complete:
            return await self._receive()
        try:
            async with asyncio.timeout_at(self._until):
                message = await self._receive()
        except TimeoutError:
            return self._build_refusal(HTTP_408_REQUEST_TIMEOUT, "The body did not arrive in time.")
        if message["type"] == "http.disconnect":
            return self._build_refusal(HTTP_400_BAD_REQUEST, "The body is not complete.")
        self._complete = not message.get("more_body", False)
        return message

    async def send(self, message: Any) -> None:
        self._answered = True
        await self._send(message)

    def _build_refusal(self, status: int, text: str) -> Any:
        if self._answered:  # a stream that listens for its client's leaving
            return {"type": "http.disconnect"}
        raise HTTPException(text, status_code=status, headers=CLOSE)
