"""What a resolver may use, and who asks."""

from collections.abc import Awaitable, Callable
from typing import Any

from dishka import AsyncContainer
from strawberry.litestar import BaseContext

from api.analytics_service import AnalyticsService
from api.callers import get_request_network
from api.ingest.authenticator import Authenticator, Unauthorized, authenticate_asgi_request
from api.ingest.service import EventIngestService
from api.live.feed import LiveFeed
from api.live.quota import Quotas
from core.activity.api_keys import ApiKeyGrant
from core.activity.contracts import ApiScope


class GraphQLContext(BaseContext, kw_only=True):
    """The parts of one request; a WebSocket may bring its key in `connection_init`."""

    analytics: AnalyticsService
    ingest: EventIngestService
    live_feed: LiveFeed
    authenticator: Authenticator
    quotas: Quotas
    connection_params: dict[str, Any] | None = None
    on_connect: Callable[[], Awaitable[None]] | None = None

    async def authenticate(self, scope: ApiScope) -> ApiKeyGrant:
        """The grant of who asks. Raises Denied."""
        request = self.request or self.websocket
        if request is None:
            raise Unauthorized("nobody is asking")
        given = (self.connection_params or {}).get("authorization")
        if isinstance(given, str):
            caller = get_request_network(request.scope)
            return await self.authenticator.authenticate(given, scope, local=False, caller=caller)
        return await authenticate_asgi_request(self.authenticator, request.scope, scope)

    async def enter_any(self) -> ApiKeyGrant:
        """The grant of who asks, whatever it opens. Raises Denied."""
        for scope in ApiScope:
            try:
                return await self.authenticate(scope)
            except Unauthorized as error:
                if not error.known:
                    raise
        raise Unauthorized("this API key opens nothing", is_known_key=True)


def create_context_getter(container: AsyncContainer) -> Any:
    """What makes the context of each request."""

    async def build_context() -> GraphQLContext:
        return GraphQLContext(
            analytics=await container.get(AnalyticsService),
            ingest=await container.get(EventIngestService),
            live_feed=await container.get(LiveFeed),
            authenticator=await container.get(Authenticator),
            quotas=await container.get(Quotas),
        )

    return build_context
