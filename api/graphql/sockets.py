"""GraphQL over WebSocket: the key is checked in `connection_init`, and connections are counted."""

from collections.abc import AsyncGenerator, Mapping
from contextlib import ExitStack
from typing import Any

from strawberry.exceptions import ConnectionRejectionError
from strawberry.http.exceptions import WebSocketDisconnected
from strawberry.litestar.controller import LitestarWebSocketAdapter
from strawberry.subscriptions.protocols.graphql_transport_ws.handlers import (
    BaseGraphQLTransportWSHandler,
)

from api.graphql.context import GraphQLContext
from api.ingest.authenticator import Unauthorized
from api.live.quota import TooManyStreams

FORBIDDEN, TOO_MANY = 4403, 4429


class WebSocketAdapter(LitestarWebSocketAdapter):
    """Gives a refused connection the reason for which it is refused."""

    refusal: tuple[int, str] | None = None

    async def iter_json(
        self, *, ignore_parsing_errors: bool = False
    ) -> AsyncGenerator[object, None]:
        """Messages are objects with an id that is a text."""
        async for message in super().iter_json(ignore_parsing_errors=ignore_parsing_errors):
            yield message if _is_message(message) else {"type": "malformed"}

    async def send_json(self, message: Mapping[str, object]) -> None:
        try:
            await super().send_json(message)
        except OSError as error:  # the client left while it was slow to read
            raise WebSocketDisconnected from error

    async def close(self, code: int, reason: str) -> None:
        if self.refusal is not None:
            code, reason = self.refusal
        await super().close(code, reason)


class TransportHandler(BaseGraphQLTransportWSHandler[GraphQLContext, None]):
    """One connection of graphql-transport-ws."""

    async def handle(self) -> None:
        with ExitStack() as held:
            self.context.on_connect = lambda: self._authenticate(held)
            await super().handle()

    async def handle_task_exception(self, error: Exception) -> None:
        if not isinstance(error, WebSocketDisconnected):
            await super().handle_task_exception(error)

    async def _authenticate(self, held: ExitStack) -> None:
        websocket: Any = self.websocket
        try:
            grant = await self.context.enter_any()
            held.enter_context(self.context.quotas.sockets.hold_slot(grant.id))
        except Unauthorized as error:
            websocket.refusal = FORBIDDEN, str(error)
            raise ConnectionRejectionError from error
        except TooManyStreams as error:
            websocket.refusal = TOO_MANY, str(error)
            raise ConnectionRejectionError from error


def _is_message(message: object) -> bool:
    if not isinstance(message, dict):
        return False
    payload = message.get("payload")
    known = message.get("type") != "subscribe" or (
        isinstance(payload, dict) and isinstance(payload.get("variables"), dict | None)
    )
    return known and isinstance(message.get("id", ""), str)
