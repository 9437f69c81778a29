"""A client of graphql-transport-ws, as small as the protocol."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import aiohttp

PROTOCOL = "graphql-transport-ws"


class Subscriber:
    """One subscription on one WebSocket."""

    def __init__(self, socket: aiohttp.ClientWebSocketResponse) -> None:
        self.socket = socket

    async def send(self, kind: str, **more: Any) -> None:
        await self.socket.send_json({"type": kind} | more)

    async def receive(self) -> dict[str, Any]:
        """The next message that is no ping."""
        async with asyncio.timeout(20):
            while True:
                message: dict[str, Any] = json.loads(await self.socket.receive_str())
                if message["type"] != "ping":
                    return message

    async def next(self) -> dict[str, Any]:
        """The data of the next result."""
        message = await self.receive()
        assert message["type"] == "next", message
        assert "errors" not in message["payload"], message
        found: dict[str, Any] = message["payload"]["data"]
        return found


@asynccontextmanager
async def subscribed(
    url: str,
    query: str,
    origin: str | None = None,
    headers: dict[str, str] | None = None,
    **params: Any,
) -> AsyncIterator[Subscriber]:
    """Subscribe at `url` (http://…/graphql); raises aiohttp.WSServerHandshakeError."""
    sent = (headers or {}) | ({} if origin is None else {"origin": origin})
    async with (
        aiohttp.ClientSession() as session,
        session.ws_connect(url, protocols=[PROTOCOL], headers=sent) as socket,
    ):
        subscriber = Subscriber(socket)
        await subscriber.send("connection_init", payload=params)
        assert (await subscriber.receive())["type"] == "connection_ack"
        await subscriber.send("subscribe", id="1", payload={"query": query})
        yield subscriber
