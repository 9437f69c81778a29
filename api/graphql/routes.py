"""GraphQL over HTTP and WebSocket at /graphql, which shows GraphiQL to a browser."""

from datetime import timedelta
from json import JSONDecodeError
from pathlib import Path
from typing import Any

import msgspec
from dishka import AsyncContainer
from litestar import Request, Response, get
from litestar.params import FromPath
from litestar.types import ControllerRouterHandler
from strawberry.litestar import make_graphql_controller
from strawberry.subscriptions import GRAPHQL_TRANSPORT_WS_PROTOCOL

from api.graphql.context import GraphQLContext, create_context_getter
from api.graphql.schema import schema
from api.graphql.sockets import TransportHandler, WebSocketAdapter
from api.http.pages import STRICT_POLICY, StaticPage
from api.ingest.authenticator import Unauthorized

PATH = "/graphql"
MAX_SUBSCRIPTIONS = 20  # of one connection
# GraphiQL's editor writes style attributes, its style sheet holds fonts and icons.
_CONTENT_SECURITY_POLICY = STRICT_POLICY.replace(
    "style-src 'self'", "style-src 'self' 'unsafe-inline'; font-src data:; img-src data:"
)
_PAGE = StaticPage.load_folder(Path(__file__).parent / "page", _CONTENT_SECURITY_POLICY)


@get("/graphiql/{name:str}", include_in_schema=False)
async def get_graphiql_file(name: FromPath[str]) -> Response[bytes]:
    """A script or style of the GraphiQL page."""
    return _PAGE.build_response(name)


def create_graphql_routes(container: AsyncContainer) -> list[ControllerRouterHandler]:
    """The controller of the schema; pages of other sites may not open its WebSocket."""
    controller: Any = make_graphql_controller(
        schema,
        path=PATH,
        allow_queries_via_get=False,
        context_getter=create_context_getter(container),
        subscription_protocols=[GRAPHQL_TRANSPORT_WS_PROTOCOL],
        connection_init_wait_timeout=timedelta(seconds=10),
        max_subscriptions_per_connection=MAX_SUBSCRIPTIONS,
    )

    class Controller(controller):  # type: ignore[misc]
        """With a page that loads nothing from elsewhere; GraphQL describes itself."""

        include_in_schema = False

        graphql_transport_ws_handler_class = TransportHandler
        websocket_adapter_class = WebSocketAdapter

        async def execute_request(
            self, request: Request[Any, Any, Any], context: GraphQLContext, root_value: Any
        ) -> Response[Any]:
            """The key comes first: an unknown user's document is not even read."""
            if not self.should_render_graphql_ide(request):
                try:
                    await context.enter_any()
                except Unauthorized as error:
                    return _denied(error)
            answer: Response[Any] = await super().execute_request(request, context, root_value)
            return answer

        async def on_ws_connect(self, context: GraphQLContext) -> Any:
            if context.on_connect is not None:
                await context.on_connect()
            return await super().on_ws_connect(context)

        async def render_graphql_ide(self, request: Request[Any, Any, Any]) -> Response[bytes]:
            return _PAGE.build_response()

        def decode_json(self, data: str | bytes) -> object:
            return _decode(data)

    return [Controller, get_graphiql_file]


def _denied(error: Unauthorized) -> Response[Any]:
    """A refusal in the form that clients of GraphQL read."""
    if error.known:
        return Response({"data": None, "errors": [{"message": str(error)}]}, status_code=403)
    return Response(
        {"data": None, "errors": [{"message": str(error)}]},
        status_code=401,
        headers={"www-authenticate": "Bearer"},
    )


def _decode(data: str | bytes) -> object:
    """A JSON object. Raises JSONDecodeError, which strawberry answers, for anything else."""
    try:
        found = msgspec.json.decode(data)
    except (msgspec.DecodeError, UnicodeError, RecursionError) as error:
        raise JSONDecodeError(str(error), "", 0) from error
    if not isinstance(found, dict):
        raise JSONDecodeError("not an object", "", 0)
    return found
