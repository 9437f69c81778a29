"""The api process: a Litestar application on its own socket."""

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager

from dishka import AsyncContainer
from dishka.integrations.litestar import setup_dishka
from litestar import Litestar
from litestar.types import ControllerRouterHandler
from redis.asyncio import Redis

from api.calendar.routes import CALENDAR_ROUTES
from api.dashboard.routes import DASHBOARD_ROUTES
from api.dependencies import connected
from api.graphql.routes import graphql_routes
from api.grpc.server import grpc_serving
from api.http.analytics import ANALYTICS_ROUTES
from api.http.dead_letters import DEAD_LETTER_ROUTES
from api.http.errors import HANDLERS
from api.http.events import EVENT_ROUTES
from api.http.health import live, metrics, ready
from api.http.live import LIVE_ROUTES
from api.http.query_text import check_query_text
from api.http.schema import openapi
from api.ingest.accept import Ingest
from api.ingest.door import PATH, Door
from api.ingest.gate import Gate
from api.ingest.provider import IngestProvider
from api.ingest.redis_stream import RedisDoor
from api.lag import watching_lag
from api.live.feed import Feed
from api.provider import ApiProvider
from api.reading import ReadingProvider
from api.server import serving
from core.activity.analytics.provider import AnalyticsProvider
from core.kit.clock import Clock
from core.kit.listen import listen
from core.kit.settings import Settings
from core.kit.spawn import background
from core.wiring import create_container

BODY_BYTES = 1 << 20


def create_app(container: AsyncContainer, *more: ControllerRouterHandler) -> Litestar:
    """The application with all its doors; `more` adds doors of the caller's."""
    app = Litestar(
        [
            live,
            ready,
            metrics,
            *EVENT_ROUTES,
            *DEAD_LETTER_ROUTES,
            *ANALYTICS_ROUTES,
            *LIVE_ROUTES,
            *CALENDAR_ROUTES,
            *DASHBOARD_ROUTES,
            *graphql_routes(container),
            *more,
        ],
        before_request=check_query_text,
        exception_handlers=HANDLERS,
        openapi_config=openapi(),
        request_max_body_size=BODY_BYTES,
        logging_config=None,
    )
    setup_dishka(container, app)
    return app


@asynccontextmanager
async def events_served(
    settings: Settings, container: AsyncContainer, redis: "Redis"
) -> AsyncIterator[None]:
    """The doors for events beside HTTP: gRPC, and the stream in Redis."""
    ingest, gate = await container.get(Ingest), await container.get(Gate)
    async with (
        grpc_serving(settings.api_host, settings.grpc_port, ingest, gate),
        background(RedisDoor(redis, ingest).run(), name="events from Redis"),
    ):
        yield


@asynccontextmanager
async def running(settings: Settings, clock: Clock) -> AsyncIterator[str]:
    """Serve HTTP on API_HOST and API_PORT; yields the base address. Raises PortBusy.

    Starts also while PostgreSQL, NATS or Redis are away: `/health/ready` says so.
    """
    async with AsyncExitStack() as stack:
        listener = listen(settings.api_host, settings.api_port, setting="API_PORT")
        stack.callback(listener.close)
        host, port = listener.getsockname()[:2]
        servers = await stack.enter_async_context(connected(settings))
        readiness = servers.readiness()
        container = create_container(
            servers.engine,
            clock,
            ApiProvider(readiness),
            IngestProvider(settings, servers.nats),
            AnalyticsProvider(settings.clickhouse_url),
            ReadingProvider(),
        )
        stack.push_async_callback(container.close)
        door = await container.get(Door)
        await stack.enter_async_context(events_served(settings, container, servers.redis))
        await stack.enter_async_context(watching_lag(servers.nats, servers.engine, readiness))
        await stack.enter_async_context(serving(create_app(container), listener, {PATH: door}))
        stack.callback((await container.get(Feed)).end)
        yield f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"
