"""What a resolver may use, and who asks."""

from typing import Any

from dishka import AsyncContainer
from strawberry.litestar import BaseContext

from api.callers import network_of_request
from api.ingest.accept import Ingest
from api.ingest.gate import Denied, Gate, enter_by_http
from api.live.feed import Feed
from api.questions import Questions
from core.activity.contracts import Scope
from core.activity.keys import Grant


class HubContext(BaseContext, kw_only=True):
    """The parts of one request; a WebSocket may bring its key in `connection_init`."""

    questions: Questions
    ingest: Ingest
    feed: Feed
    gate: Gate
    connection_params: dict[str, Any] | None = None

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


def context_of(container: AsyncContainer) -> Any:
    """What makes the context of each request."""

    async def hub_context() -> HubContext:
        return HubContext(
            questions=await container.get(Questions),
            ingest=await container.get(Ingest),
            feed=await container.get(Feed),
            gate=await container.get(Gate),
        )

    return hub_context
