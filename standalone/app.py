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

from core.kit.background_tasks import run_in_background, spawn_task
from core.kit.clock import Clock
from core.kit.database import create_engine
from core.kit.process import disable_garbage_collection
from core.kit.settings import Settings
from standalone import STARTED_AT
from standalone.servers.embedded import EmbeddedServers, ignore_progress
from standalone.servers.errors import StartError
from standalone.servers.server_context import check_not_in_use

if TYPE_CHECKING:
    from playground.server import PlaygroundServer

log = structlog.get_logger(__name__)
ReportCallback = Callable[[str], None]
PLAYGROUND_OWNER = 1  # the id of the first person of the chat page
CHAT_MODULES = ("playground.server", "worker.app", "bot.app", "scheduler.app")
SWITCH_INTERVAL_SECONDS = 0.001
SERVER_SETTINGS = ("database_url", "nats_url", "redis_url")


@dataclass(slots=True)
class Stopwatch:
    """How long each step of the start took, in seconds."""

    started_at: float = STARTED_AT
    steps: dict[str, float] = field(default_factory=dict)

    def record_step(self, name: str) -> None:
        self.steps[name] = monotonic() - self.started_at - sum(self.steps.values())

    def __str__(self) -> str:
        parts = ", ".join(f"{name} {seconds:.1f}" for name, seconds in self.steps.items())
        return f"{monotonic() - self.started_at:.1f} s ({parts})"


@dataclass(slots=True, frozen=True)
class Standalone:
    """What runs: its settings with the addresses filled in, its servers, and its chat page."""

    settings: Settings
    stopwatch: Stopwatch
    servers: EmbeddedServers | None
    playground: "PlaygroundServer | None"


@asynccontextmanager
async def run_standalone(
    settings: Settings,
    clock: Clock,
    report: ReportCallback = ignore_progress,
    *,
    durable: bool = True,
) -> AsyncIterator[Standalone]:
    """The whole product from start to clean stop. Raises StartError with one line.

    The chat is opened, and told, as soon as all that it needs runs; the api's endpoints come next.
    """
    watch = Stopwatch()
    watch.record_step("imports")
    check_not_in_use(settings.data_dir)
    _check_ports(settings)
    importing = spawn_task(asyncio.to_thread(import_modules, *CHAT_MODULES), name="imports")
    async with _open_servers(settings, report, durable=durable) as (settings, servers):
        watch.record_step("servers")
        await _run_migrations(settings, report)
        watch.record_step("migrations")
        await importing
        watch.record_step("more imports")
        async with (
            _open_messenger(settings, clock) as (settings, page),
            _run_chat_processes(settings, clock),
        ):
            watch.record_step("chat")
            report(_format_opened(page))
            async with _run_api(settings, clock):
                watch.record_step("api")
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
async def _open_servers(
    settings: Settings, report: ReportCallback, *, durable: bool
) -> AsyncIterator[tuple[Settings, EmbeddedServers | None]]:
    """The servers of the settings; those not given are brought along."""
    if all(getattr(settings, name) for name in SERVER_SETTINGS):
        yield settings, None
        return
    servers = EmbeddedServers(durable=durable)
    endpoints = await servers.start(settings.data_dir, progress=report)
    try:
        async with run_in_background(
            servers.supervise(report=log.warning), name="server supervisor"
        ):
            missing = {
                name: getattr(endpoints, name)
                for name in SERVER_SETTINGS
                if not getattr(settings, name)
            }
            yield settings.model_copy(update=missing), servers
    finally:
        await servers.stop()


async def _run_migrations(settings: Settings, report: ReportCallback) -> None:
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
async def _open_messenger(
    settings: Settings, clock: Clock
) -> AsyncIterator[tuple[Settings, "PlaygroundServer | None"]]:
    """Telegram when there is a token; otherwise the playground stands for it."""
    if settings.bot_token is not None:
        yield settings, None
        return
    from playground.server import PlaygroundServer

    page = PlaygroundServer(
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


def _format_opened(page: "PlaygroundServer | None") -> str:
    if page is None:
        return "Uspevai is running as your Telegram bot."
    return f"Uspevai is running. Open the chat:  {page.url}"


def import_modules(*modules: str) -> None:
    """Seconds of imports, half of them aiogram's types, which go on beside everything else."""
    if all(name in sys.modules for name in modules):
        return  # a second start in one process must not freeze what the first has left behind
    usual = sys.getswitchinterval()
    sys.setswitchinterval(
        SWITCH_INTERVAL_SECONDS
    )  # else the loop waits for its turn after each step
    try:
        with disable_garbage_collection():
            for name in modules:
                import_module(name)
    finally:
        sys.setswitchinterval(usual)


@asynccontextmanager
async def _run_chat_processes(settings: Settings, clock: Clock) -> AsyncIterator[None]:
    """The processes that a chat needs, side by side; each would run as well on its own."""
    from bot.app import run_process as bot
    from scheduler.app import run_process as scheduler
    from worker.app import run_process as worker

    async with worker(settings, clock), bot(settings, clock), scheduler(settings, clock):
        yield


@asynccontextmanager
async def _run_api(settings: Settings, clock: Clock) -> AsyncIterator[None]:
    """The api; imported only now, for the chat needs none of it."""
    await asyncio.to_thread(import_modules, "api.app")
    from api.app import run_process as api

    if settings.events_open_on_loopback is None:
        settings = settings.model_copy(update={"events_open_on_loopback": True})
    async with api(settings, clock):
        yield
