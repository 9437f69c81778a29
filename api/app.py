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
from api.dependencies import open_connections
from api.graphql.routes import create_graphql_routes
from api.grpc.server import serve_grpc
from api.http.analytics import ANALYTICS_ROUTES
from api.http.dead_letters import DEAD_LETTER_ROUTES
from api.http.errors import EXCEPTION_HANDLERS
from api.http.events import EVENT_ROUTES
from api.http.health import get_liveness, get_metrics, get_readiness
from api.http.live import LIVE_ROUTES
from api.http.query_text import check_query_text
from api.http.schema import create_openapi_config
from api.ingest.authenticator import Authenticator
from api.ingest.endpoint import EVENTS_PATH, EventsEndpoint
from api.ingest.provider import IngestProvider
from api.ingest.redis_stream import RedisStreamConsumer
from api.ingest.service import EventIngestService
from api.lag_monitor import run_lag_monitor
from api.live.feed import LiveFeed
from api.provider import ApiProvider
from api.reading_provider import ReadingProvider
from api.server import serve_app
from core.activity.analytics.provider import AnalyticsProvider
from core.kit.background_tasks import run_in_background
from core.kit.clock import Clock
from core.kit.settings import Settings
from core.kit.sockets import open_listening_socket
from core.wiring import create_container

BODY_BYTES = 1 << 20


def create_app(container: AsyncContainer, *extra_handlers: ControllerRouterHandler) -> Litestar:
    """The application with all its endpoints; `more` adds endpoints of the caller's."""
    app = Litestar(
        [
            get_liveness,
            get_readiness,
            get_metrics,
            *EVENT_ROUTES,
            *DEAD_LETTER_ROUTES,
            *ANALYTICS_ROUTES,
            *LIVE_ROUTES,
            *CALENDAR_ROUTES,
            *DASHBOARD_ROUTES,
            *create_graphql_routes(container),
            *extra_handlers,
        ],
        before_request=check_query_text,
        exception_handlers=EXCEPTION_HANDLERS,
        openapi_config=create_openapi_config(),
        request_max_body_size=BODY_BYTES,
        logging_config=None,
    )
    setup_dishka(container, app)
    return app


@asynccontextmanager
async def serve_event_sources(
    settings: Settings, container: AsyncContainer, redis: "Redis"
) -> AsyncIterator[None]:
    """The endpoints for events beside HTTP: gRPC, and the stream in Redis."""
    ingest, authenticator = (
        await container.get(EventIngestService),
        await container.get(Authenticator),
    )
    async with (
        serve_grpc(settings.api_host, settings.grpc_port, ingest, authenticator),
        run_in_background(RedisStreamConsumer(redis, ingest).run(), name="events from Redis"),
    ):
        yield


@asynccontextmanager
async def run_process(settings: Settings, clock: Clock) -> AsyncIterator[str]:
    """Serve HTTP on API_HOST and API_PORT; yields the base address. Raises PortBusy.

    Starts also while PostgreSQL, NATS or Redis are away: `/health/ready` says so.
    """
    async with AsyncExitStack() as stack:
        listener = open_listening_socket(settings.api_host, settings.api_port, setting="API_PORT")
        stack.callback(listener.close)
        host, port = listener.getsockname()[:2]
        servers = await stack.enter_async_context(open_connections(settings))
        readiness = servers.create_readiness()
        container = create_container(
            servers.engine,
            clock,
            ApiProvider(readiness),
            IngestProvider(settings, servers.nats),
            AnalyticsProvider(settings.clickhouse_url),
            ReadingProvider(),
        )
        stack.push_async_callback(container.close)
        endpoint = await container.get(EventsEndpoint)
        await stack.enter_async_context(serve_event_sources(settings, container, servers.redis))
        await stack.enter_async_context(run_lag_monitor(servers.nats, servers.engine, readiness))
        await stack.enter_async_context(
            serve_app(create_app(container), listener, {EVENTS_PATH: endpoint})
        )
        stack.callback((await container.get(LiveFeed)).end_streams)
        yield f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"
