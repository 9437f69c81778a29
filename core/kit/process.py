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
from core.kit.heartbeat import run_heartbeat
from core.kit.metrics import serve_metrics
from core.kit.settings import Settings, SettingsError, load_settings, require_settings
from core.kit.shutdown import GRACE_SECONDS, create_stop_event, run_until
from core.kit.sockets import PortInUse
from core.kit.stepped_clock import create_process_clock
from core.kit.telemetry import configure_logs

ProcessContext = Callable[[Settings, Clock], AbstractAsyncContextManager[object]]
log = structlog.get_logger(__name__)


def run_event_loop(work: Coroutine[Any, Any, None]) -> None:
    """Run `work` in uvloop where there is one."""
    if sys.platform == "win32":
        asyncio.run(work)
        return
    import uvloop

    uvloop.run(work)


@contextmanager
def disable_garbage_collection() -> Iterator[None]:
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


def freeze_memory() -> None:
    """What the start has made stays: later collections need not walk through it again."""
    gc.collect()
    gc.freeze()


def main(name: str, *required: str) -> None:
    """Run `name`.app.run_process until a signal; wrong settings end it with one line.

    The process's own modules are imported here: wrong settings are told before that.
    """
    keep_files_private()
    try:
        settings = load_settings()
        require_settings(settings, *required)
        configure_logs(settings.log_level, settings.log_dir)
    except SettingsError as error:
        sys.exit(f"{name}: {error}")
    with disable_garbage_collection():
        running: ProcessContext = import_module(f"{name}.app").run_process
    try:
        run_event_loop(_run_process(name, running, settings))
    except (PortInUse, SettingsError) as error:
        sys.exit(f"{name}: {error}")


async def _run_process(name: str, running: ProcessContext, settings: Settings) -> None:
    stop = create_stop_event(GRACE_SECONDS)
    clock = create_process_clock(settings.clock_offset)

    async def run_lifecycle(started: Callable[[], None]) -> None:
        async with running(settings, clock), run_heartbeat(settings.heartbeat_file):
            started()
            freeze_memory()
            log.info("running", process=name)
            await stop.wait()
            log.info("stopping", process=name)

    with serve_metrics(settings):
        await run_until(run_lifecycle, stop)
