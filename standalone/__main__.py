"""`python -m standalone`: what `make run` starts."""

import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

from core.kit.clock import ShiftedClock
from core.kit.ending import lived, stop_on_signals
from core.kit.process import keep_files_private, run_loop, settle_memory
from core.kit.settings import Settings, SettingsError, load_settings
from core.kit.telemetry import configure_logs
from standalone.servers.errors import StartError
from standalone.servers.place import make_data_dir

if TYPE_CHECKING:
    from standalone.app import Standalone

STOP_SECONDS = 50.0  # four processes one after the other, then their servers


def main() -> None:
    """Run until Ctrl+C; whatever prevents the start is one line and status 2."""
    keep_files_private()
    try:
        settings = load_settings()
        make_data_dir(settings.data_dir)
        configure_logs(settings.log_level, settings.log_dir or settings.data_dir / "logs")
        run_loop(_serve(settings))
    except (SettingsError, StartError) as error:
        print(f"uspevai: {error}", file=sys.stderr)
        sys.exit(2)


async def _serve(settings: Settings) -> None:
    # Seconds of imports: wrong settings are told before them.
    from standalone.app import running

    stop = stop_on_signals(STOP_SECONDS)

    async def life(started: Callable[[], None]) -> None:
        async with running(settings, ShiftedClock(settings.clock_offset), _report) as standalone:
            started()
            settle_memory()
            _welcome(standalone)
            await stop.wait()
            _report("stopping…")

    await lived(life, stop)
    _report("stopped")


def _report(line: str) -> None:
    print(f"  {line}", flush=True)


def _welcome(standalone: "Standalone") -> None:
    settings = standalone.settings
    _report(f"ready in {standalone.stopwatch}")
    api = f"http://{settings.api_host}:{settings.api_port}"
    _report(f"API: {api}/schema   Events: {api}/dashboard   Stop: Ctrl+C")


if __name__ == "__main__":
    main()
