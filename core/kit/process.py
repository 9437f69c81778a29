"""Starting and stopping one process: settings, logs, signals."""

import asyncio
import signal
import sys
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager

import structlog

from core.kit.clock import Clock, ShiftedClock
from core.kit.settings import Settings, SettingsError, load_settings, require
from core.kit.telemetry import configure_logs

Running = Callable[[Settings, Clock], AbstractAsyncContextManager[object]]
log = structlog.get_logger(__name__)


def stop_on_signals() -> asyncio.Event:
    """An event that SIGINT or SIGTERM sets."""
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, stop.set)
    return stop


def main(name: str, running: Running, *required: str) -> None:
    """Run a process until a signal; wrong settings end it with one line and status 2."""
    try:
        settings = load_settings()
        require(settings, *required)
    except SettingsError as error:
        sys.exit(f"{name}: {error}")
    configure_logs(settings.log_level, settings.log_dir)
    asyncio.run(_serve(name, running, settings))


async def _serve(name: str, running: Running, settings: Settings) -> None:
    stop = stop_on_signals()
    async with running(settings, ShiftedClock(settings.clock_offset)):
        log.info("running", process=name)
        await stop.wait()
        log.info("stopping", process=name)
