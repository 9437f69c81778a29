"""GraphQL over HTTP and WebSocket at /graphql."""

from datetime import timedelta

from dishka import AsyncContainer
from litestar.types import ControllerRouterHandler
from strawberry.litestar import make_graphql_controller
from strawberry.subscriptions import GRAPHQL_TRANSPORT_WS_PROTOCOL

from api.graphql.context import context_of
from api.graphql.schema import schema

PATH = "/graphql"
SUBSCRIPTIONS = 20  # of one connection


def graphql_routes(container: AsyncContainer) -> list[ControllerRouterHandler]:
    """The controller of the schema; strangers' pages may not open its WebSocket."""
    return [
        make_graphql_controller(
            schema,
            path=PATH,
            graphql_ide=None,
            allow_queries_via_get=False,
            context_getter=context_of(container),
            subscription_protocols=[GRAPHQL_TRANSPORT_WS_PROTOCOL],
            connection_init_wait_timeout=timedelta(seconds=10),
            max_subscriptions_per_connection=SUBSCRIPTIONS,
        )
    ]
