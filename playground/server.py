"""The playground as a server that starts, serves and stops."""

import socket
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from aiohttp import web

from playground.bot_api import BotApiEndpoints
from playground.inline_endpoints import InlineEndpoints
from playground.inspection_endpoints import InspectionEndpoints
from playground.mailbox import MailboxEndpoints
from playground.methods import get_method_table
from playground.origin_guard import check_origin, set_security_headers
from playground.state import PlaygroundState, get_utc_now
from playground.user_endpoints import UserEndpoints, convert_refusals
from playground.webhook import WebhookDispatcher

MAX_BODY_BYTES = 51 * 1024 * 1024
PAGE_FOLDER = Path(__file__).parent / "page"


class PlaygroundServer:
    """A Bot API server with a chat page; port 0 lets the system choose.

    One bot at a time: whichever token calls is that bot. With `data_dir` the chats survive a
    restart; without it everything lives in memory.
    """

    def __init__(
        self,
        host: str = "127.0.0.1",
        port: int = 8081,
        data_dir: Path | None = None,
        limits: bool = False,
        now: Callable[[], datetime] = get_utc_now,
    ) -> None:
        self._host = host
        self._wanted_port = port
        self._port = port
        self.world = PlaygroundState(data_dir, limits, now)
        self._webhook = WebhookDispatcher(self.world)
        self._runner: web.AppRunner | None = None

    @property
    def port(self) -> int:
        """The port it listens on; with port 0 known after `start`."""
        return self._port

    @property
    def url(self) -> str:
        """Address of the page and base for bots, without a slash at the end."""
        return f"http://{self._host}:{self._port}"

    async def start(self) -> None:
        """:raises OSError: the port is busy, or the data folder cannot be used."""
        listener = _open_listening_socket(self._host, self._wanted_port)
        try:
            self.world.open_state()
        except OSError:
            listener.close()
            raise
        self._port = listener.getsockname()[1]
        get_method_table()
        runner = web.AppRunner(
            self._create_application(),
            access_log=None,
            handler_cancellation=True,
            shutdown_timeout=1,
        )
        self._runner = runner
        await runner.setup()
        await web.SockSite(runner, listener).start()
        await self._webhook.start()

    async def stop(self) -> None:
        """Release pollers and streams, close the journal; a second call does nothing."""
        if self._runner is None:
            return
        runner, self._runner = self._runner, None
        await self._webhook.stop()
        self.world.events.close()
        self.world.updates.release_poller()
        await runner.cleanup()
        self.world.close_state()

    def _create_application(self) -> web.Application:
        application = web.Application(
            middlewares=[check_origin, convert_refusals], client_max_size=MAX_BODY_BYTES
        )
        for part in (
            BotApiEndpoints,
            UserEndpoints,
            InlineEndpoints,
            InspectionEndpoints,
            MailboxEndpoints,
        ):
            application.router.add_routes(part(self.world).build_routes())
        if PAGE_FOLDER.exists():
            application.router.add_get("/", _serve_index)
            application.router.add_static("/page/", PAGE_FOLDER)
        application.on_response_prepare.append(set_security_headers)
        return application


async def _serve_index(_: web.Request) -> web.FileResponse:
    return web.FileResponse(PAGE_FOLDER / "index.html")


def _open_listening_socket(host: str, port: int) -> socket.socket:
    listener = socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET)
    try:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((host, port))
        listener.listen(256)
    except OSError:
        listener.close()
        raise
    listener.setblocking(False)
    return listener
