"""`python -m standalone`: what `make run` starts."""

import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

from core.kit.clock import ShiftedClock
from core.kit.process import freeze_memory, keep_files_private, run_event_loop
from core.kit.settings import Settings, SettingsError, load_settings
from core.kit.shutdown import create_stop_event, run_until
from core.kit.telemetry import configure_logs
from standalone.servers.errors import StartError
from standalone.servers.server_context import make_data_dir

if TYPE_CHECKING:
    from standalone.app import Standalone

STOP_TIMEOUT_SECONDS = 50.0  # four processes one after the other, then their servers


def main() -> None:
    """Run until Ctrl+C; whatever prevents the start is one line and status 2."""
    keep_files_private()
    try:
        settings = load_settings()
        make_data_dir(settings.data_dir)
        configure_logs(settings.log_level, settings.log_dir or settings.data_dir / "logs")
        run_event_loop(_run_standalone(settings))
    except (SettingsError, StartError) as error:
        print(f"uspevai: {error}", file=sys.stderr)
        sys.exit(2)


async def _run_standalone(settings: Settings) -> None:
    # Seconds of imports: wrong settings are told before them.
    from standalone.app import run_standalone

    stop = create_stop_event(STOP_TIMEOUT_SECONDS)

    async def run_lifecycle(started: Callable[[], None]) -> None:
        async with run_standalone(
            settings, ShiftedClock(settings.clock_offset), _print_line
        ) as standalone:
            started()
            freeze_memory()
            _print_welcome(standalone)
            await stop.wait()
            _print_line("stopping…")

    await run_until(run_lifecycle, stop)
    _print_line("stopped")


def _print_line(line: str) -> None:
    print(f"  {line}", flush=True)


def _print_welcome(standalone: "Standalone") -> None:
    settings = standalone.settings
    _print_line(f"ready in {standalone.stopwatch}")
    api = f"http://{settings.api_host}:{settings.api_port}"
    _print_line(f"API: {api}/schema   Events: {api}/dashboard   Stop: Ctrl+C")


if __name__ == "__main__":
    main()
