"""Everything in one process: servers, migrations, worker, scheduler, api, bot, chat page."""

import asyncio
import secrets
import socket
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from importlib import import_module
from time import monotonic
from typing import TYPE_CHECKING

import structlog
from pydantic import SecretStr

from core.kit.clock import Clock
from core.kit.database import create_engine
from core.kit.process import uncollected
from core.kit.settings import Settings
from core.kit.spawn import background, spawn
from standalone import BEGAN
from standalone.servers.embedded import EmbeddedServers, silent
from standalone.servers.errors import StartError
from standalone.servers.place import check_not_in_use

if TYPE_CHECKING:
    from playground.server import Playground

log = structlog.get_logger(__name__)
Report = Callable[[str], None]
PLAYGROUND_OWNER = 1  # the id of the first person of the chat page
CHATTING = ("playground.server", "worker.app", "bot.app", "scheduler.app")
SWITCH_SECONDS = 0.001
SERVERS = ("database_url", "nats_url", "redis_url")


@dataclass(slots=True)
class Stopwatch:
    """How long each step of the start took, in seconds."""

    began: float = BEGAN
    steps: dict[str, float] = field(default_factory=dict)

    def mark(self, name: str) -> None:
        self.steps[name] = monotonic() - self.began - sum(self.steps.values())

    def __str__(self) -> str:
        parts = ", ".join(f"{name} {seconds:.1f}" for name, seconds in self.steps.items())
        return f"{monotonic() - self.began:.1f} s ({parts})"


@dataclass(slots=True, frozen=True)
class Standalone:
    """What runs: its settings with the addresses filled in, its servers, and its chat page."""

    settings: Settings
    stopwatch: Stopwatch
    servers: EmbeddedServers | None
    playground: "Playground | None"


@asynccontextmanager
async def running(
    settings: Settings, clock: Clock, report: Report = silent, *, durable: bool = True
) -> AsyncIterator[Standalone]:
    """The whole product from start to clean stop. Raises StartError with one line.

    The chat is opened, and told, as soon as all that it needs runs; the api's doors come next.
    """
    watch = Stopwatch()
    watch.mark("imports")
    check_not_in_use(settings.data_dir)
    _check_ports(settings)
    importing = spawn(asyncio.to_thread(import_all, *CHATTING), name="imports")
    async with _servers(settings, report, durable=durable) as (settings, servers):
        watch.mark("servers")
        await _migrate(settings, report)
        watch.mark("migrations")
        await importing
        watch.mark("more imports")
        async with _messenger(settings, clock) as (settings, page), _chat(settings, clock):
            watch.mark("chat")
            report(_opened(page))
            async with _api(settings, clock):
                watch.mark("api")
                yield Standalone(settings, watch, servers, page)


def _check_ports(settings: Settings) -> None:
    """A taken port is told before anything starts."""
    wanted = {"API_PORT": settings.api_port, "GRPC_PORT": settings.grpc_port}
    if settings.bot_token is None:
        wanted["PLAYGROUND_PORT"] = settings.playground_port
    for name, port in wanted.items():
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind(("127.0.0.1", port))
            except OSError:
                raise StartError(
                    f"{name}: port {port} is taken; stop what uses it or set {name} to another"
                ) from None


@asynccontextmanager
async def _servers(
    settings: Settings, report: Report, *, durable: bool
) -> AsyncIterator[tuple[Settings, EmbeddedServers | None]]:
    """The servers of the settings; those not given are brought along."""
    if all(getattr(settings, name) for name in SERVERS):
        yield settings, None
        return
    servers = EmbeddedServers(durable=durable)
    endpoints = await servers.start(settings.data_dir, progress=report)
    try:
        async with background(servers.supervise(report=log.warning), name="server supervisor"):
            missing = {
                name: getattr(endpoints, name) for name in SERVERS if not getattr(settings, name)
            }
            yield settings.model_copy(update=missing), servers
    finally:
        await servers.stop()


async def _migrate(settings: Settings, report: Report) -> None:
    # Imported here: alembic and every model take a second that the servers' start hides.
    from migrations.errors import MigrationError
    from migrations.run import upgrade

    assert settings.database_url
    engine = create_engine(settings.database_url, pool_size=1)
    try:
        await upgrade(engine, report=report)
    except MigrationError as error:
        raise StartError(str(error)) from error
    finally:
        await engine.dispose()


@asynccontextmanager
async def _messenger(
    settings: Settings, clock: Clock
) -> AsyncIterator[tuple[Settings, "Playground | None"]]:
    """Telegram when there is a token; otherwise the playground stands for it."""
    if settings.bot_token is not None:
        yield settings, None
        return
    from playground.server import Playground

    page = Playground(
        "127.0.0.1",
        settings.playground_port,
        settings.data_dir / "playground",
        now=clock.now,
    )
    await page.start()
    token = SecretStr(f"1000000:{secrets.token_urlsafe(24)}")
    filled = {
        "bot_token": token,
        "telegram_api_url": page.url,
        "owner_id": settings.owner_id or (PLAYGROUND_OWNER,),
        "mailbox_url": settings.mailbox_url or page.url,
        "sms_gateway": settings.sms_gateway or "console",
    }
    try:
        yield settings.model_copy(update=filled), page
    finally:
        await page.stop()


def _opened(page: "Playground | None") -> str:
    if page is None:
        return "Uspevai is running as your Telegram bot."
    return f"Uspevai is running. Open the chat:  {page.url}"


def import_all(*modules: str) -> None:
    """Seconds of imports, half of them aiogram's types, which go on beside everything else."""
    if all(name in sys.modules for name in modules):
        return  # a second start in one process must not freeze what the first has left behind
    usual = sys.getswitchinterval()
    sys.setswitchinterval(SWITCH_SECONDS)  # else the loop waits for its turn after each step
    try:
        with uncollected():
            for name in modules:
                import_module(name)
    finally:
        sys.setswitchinterval(usual)


@asynccontextmanager
async def _chat(settings: Settings, clock: Clock) -> AsyncIterator[None]:
    """The processes that a chat needs, side by side; each would run as well on its own."""
    from bot.app import running as bot
    from scheduler.app import running as scheduler
    from worker.app import running as worker

    async with worker(settings, clock), bot(settings, clock), scheduler(settings, clock):
        yield


@asynccontextmanager
async def _api(settings: Settings, clock: Clock) -> AsyncIterator[None]:
    """The api; imported only now, for the chat needs none of it."""
    await asyncio.to_thread(import_all, "api.app")
    from api.app import running as api

    if settings.events_open_on_loopback is None:
        settings = settings.model_copy(update={"events_open_on_loopback": True})
    async with api(settings, clock):
        yield
