"""uvicorn as a guest in a loop that somebody else owns."""

import asyncio
import logging
import socket
from collections.abc import AsyncIterator, Iterator, Mapping
from contextlib import asynccontextmanager, contextmanager, suppress
from typing import Any

import uvicorn
from litestar import Litestar
from litestar.types import ASGIApp

from api.header_timeout import HeaderTimeoutProtocol
from api.http.body_deadline import with_body_deadline
from api.http.headers import wrap_with_headers
from api.http.request_metrics import wrap_with_metrics
from api.slow_connections import LimitedWebSocket
from core.kit.background_tasks import spawn_task

DATE_SECONDS = 1.0
MESSAGE_BYTES = 1 << 20  # of a WebSocket, as much as a body


class ApiServer(uvicorn.Server):
    """Leaves the signals to the process, and tells when it accepts connections."""

    def __init__(self, config: uvicorn.Config) -> None:
        super().__init__(config)
        self.accepting = asyncio.Event()
        self._leaving = asyncio.Event()

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self.accepting.set()

    async def main_loop(self) -> None:
        """uvicorn wakes ten times a second to look whether to end; this is told."""
        while not await self.on_tick(0):  # the header with the date, once a second
            with suppress(TimeoutError):
                async with asyncio.timeout(DATE_SECONDS):
                    await self._leaving.wait()

    def request_exit(self) -> None:
        """End, with what is in flight done."""
        self.should_exit = True
        self._leaving.set()


@asynccontextmanager
async def serve_app(
    app: Litestar, listener: socket.socket, posts: Mapping[str, ASGIApp] | None = None
) -> AsyncIterator[None]:
    """Serve `app` on a listening socket, which is closed in the end with what is in flight done.

    A POST to a path of `posts` goes there instead. Raises what the application's own start raises.
    """
    # Paths hold secrets, and `access_log` alone is up to the handlers that others attach.
    logging.getLogger("uvicorn.access").disabled = True
    server = ApiServer(
        uvicorn.Config(
            wrap_with_metrics(
                _route_posts(wrap_with_headers(with_body_deadline(app)), posts or {})
            ),
            http=HeaderTimeoutProtocol,
            ws=LimitedWebSocket,
            ws_max_size=MESSAGE_BYTES,
            ws_per_message_deflate=False,  # wsproto would unfold a message whatever its size
            lifespan="off",
            log_config=None,
            access_log=False,
            server_header=False,
            proxy_headers=False,
            timeout_graceful_shutdown=10,
        )
    )
    task = spawn_task(_run_server(app, server, listener), name="http")
    accepting = spawn_task(server.accepting.wait(), name="http accepting")
    await asyncio.wait({task, accepting}, return_when=asyncio.FIRST_COMPLETED)
    accepting.cancel()
    try:
        if task.done():
            await task
        yield
    finally:
        server.request_exit()
        await task


def _route_posts(app: ASGIApp, posts: Mapping[str, ASGIApp]) -> ASGIApp:
    """Hot routes go past the framework, and see to their headers themselves."""

    async def route_request(scope: Any, receive: Any, send: Any) -> None:
        hot = posts.get(scope["path"]) if scope.get("method") == "POST" else None
        await (hot or app)(scope, receive, send)

    return route_request


async def _run_server(app: Litestar, server: ApiServer, listener: socket.socket) -> None:
    """One task for the whole life: the lifespan's cancel scopes must end where they began.

    uvicorn would run the lifespan too, but ends the process when it fails.
    """
    async with app.lifespan():
        await server.serve([listener])
