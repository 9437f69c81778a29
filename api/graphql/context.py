"""What a resolver may use, and who asks."""

from collections.abc import Awaitable, Callable
from typing import Any

from dishka import AsyncContainer
from strawberry.litestar import BaseContext

from api.callers import network_of_request
from api.ingest.accept import Ingest
from api.ingest.gate import Denied, Gate, enter_by_http
from api.live.feed import Feed
from api.live.quota import Quotas
from api.questions import Questions
from core.activity.contracts import Scope
from core.activity.keys import Grant


class HubContext(BaseContext, kw_only=True):
    """The parts of one request; a WebSocket may bring its key in `connection_init`."""

    questions: Questions
    ingest: Ingest
    feed: Feed
    gate: Gate
    quotas: Quotas
    connection_params: dict[str, Any] | None = None
    on_connect: Callable[[], Awaitable[None]] | None = None

    async def enter(self, scope: Scope) -> Grant:
        """The grant of who asks. Raises Denied."""
        request = self.request or self.websocket
        if request is None:
            raise Denied("nobody is asking")
        given = (self.connection_params or {}).get("authorization")
        if isinstance(given, str):
            caller = network_of_request(request.scope)
            return await self.gate.enter(given, scope, local=False, caller=caller)
        return await enter_by_http(self.gate, request.scope, scope)

    async def enter_any(self) -> Grant:
        """The grant of who asks, whatever it opens. Raises Denied."""
        for scope in Scope:
            try:
                return await self.enter(scope)
            except Denied as error:
                if not error.known:
                    raise
        raise Denied("this API key opens nothing", known=True)


def context_of(container: AsyncContainer) -> Any:
    """What makes the context of each request."""

    async def hub_context() -> HubContext:
        return HubContext(
            questions=await container.get(Questions),
            ingest=await container.get(Ingest),
            feed=await container.get(Feed),
            gate=await container.get(Gate),
            quotas=await container.get(Quotas),
        )

    return hub_context
