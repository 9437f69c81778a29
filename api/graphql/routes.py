"""GraphQL over HTTP and WebSocket at /graphql, which shows GraphiQL to a browser."""

from datetime import timedelta
from pathlib import Path
from typing import Any

from dishka import AsyncContainer
from litestar import Request, Response, get
from litestar.params import FromPath
from litestar.types import ControllerRouterHandler
from strawberry.litestar import make_graphql_controller
from strawberry.subscriptions import GRAPHQL_TRANSPORT_WS_PROTOCOL

from api.graphql.context import context_of
from api.graphql.schema import schema
from api.http.pages import STRICT, Page

PATH = "/graphql"
SUBSCRIPTIONS = 20  # of one connection
# GraphiQL's editor writes style attributes, its style sheet holds fonts and icons.
_POLICY = STRICT.replace(
    "style-src 'self'", "style-src 'self' 'unsafe-inline'; font-src data:; img-src data:"
)
_PAGE = Page.of(Path(__file__).parent / "page", _POLICY)


@get("/graphiql/{name:str}", include_in_schema=False)
async def graphiql_file(name: FromPath[str]) -> Response[bytes]:
    """A script or style of the GraphiQL page."""
    return _PAGE.answer(name)


def graphql_routes(container: AsyncContainer) -> list[ControllerRouterHandler]:
    """The controller of the schema; strangers' pages may not open its WebSocket."""
    controller: Any = make_graphql_controller(
        schema,
        path=PATH,
        allow_queries_via_get=False,
        context_getter=context_of(container),
        subscription_protocols=[GRAPHQL_TRANSPORT_WS_PROTOCOL],
        connection_init_wait_timeout=timedelta(seconds=10),
        max_subscriptions_per_connection=SUBSCRIPTIONS,
    )

    class Controller(controller):  # type: ignore[misc]
        """With a page that loads nothing from elsewhere; GraphQL describes itself."""

        include_in_schema = False

        async def render_graphql_ide(self, request: Request[Any, Any, Any]) -> Response[bytes]:
            return _PAGE.answer()

    return [Controller, graphiql_file]
