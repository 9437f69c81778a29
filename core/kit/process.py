"""Starting and stopping one process: settings, logs, signals."""

import asyncio
import gc
import os
import sys
from collections.abc import Callable, Coroutine, Iterator
from contextlib import AbstractAsyncContextManager, contextmanager
from importlib import import_module
from typing import Any

import structlog

from core.kit.clock import Clock
from core.kit.ending import GRACE_SECONDS, lived, stop_on_signals
from core.kit.heartbeat import beating
from core.kit.listen import PortBusy
from core.kit.metrics import metrics_served
from core.kit.settings import Settings, SettingsError, load_settings, require
from core.kit.stepping import process_clock
from core.kit.telemetry import configure_logs

Running = Callable[[Settings, Clock], AbstractAsyncContextManager[object]]
log = structlog.get_logger(__name__)


def run_loop(work: Coroutine[Any, Any, None]) -> None:
    """Run `work` in uvloop where there is one."""
    if sys.platform == "win32":
        asyncio.run(work)
        return
    import uvloop

    uvloop.run(work)


@contextmanager
def uncollected() -> Iterator[None]:
    """For imports: walking through what they make, again and again while it grows, takes a
    quarter of their time, and finds next to nothing, for what they make stays."""
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()


def keep_files_private() -> None:
    """What this process writes from now on is readable by its own user alone: logs, spools,
    temporary files and exports hold what people wrote."""
    os.umask(0o077)


def settle_memory() -> None:
    """What the start has made stays: later collections need not walk through it again."""
    gc.collect()
    gc.freeze()


def main(name: str, *required: str) -> None:
    """Run `name`.app.running until a signal; wrong settings or a busy port end it with one line.

    The process's own modules are imported here: wrong settings are told before that.
    """
    keep_files_private()
    try:
        settings = load_settings()
        require(settings, *required)
        configure_logs(settings.log_level, settings.log_dir)
    except SettingsError as error:
        sys.exit(f"{name}: {error}")
    with uncollected():
        running: Running = import_module(f"{name}.app").running
    try:
        run_loop(_serve(name, running, settings))
    except (PortBusy, SettingsError) as error:
        sys.exit(f"{name}: {error}")


async def _serve(name: str, running: Running, settings: Settings) -> None:
    stop = stop_on_signals(GRACE_SECONDS)
    clock = process_clock(settings.clock_offset)

    async def life(started: Callable[[], None]) -> None:
        async with running(settings, clock), beating(settings.heartbeat_file):
            started()
            settle_memory()
            log.info("running", process=name)
            await stop.wait()
            log.info("stopping", process=name)

    with metrics_served(settings):
        await lived(life, stop)
