"""`python -m worker replay`: past domain events once more, to chosen reactions or into a file."""

import asyncio
import sys
from collections.abc import Sequence

from core.kit.clock import ShiftedClock
from core.kit.process import keep_files_private
from core.kit.settings import Settings, load_settings
from core.kit.shutdown import create_stop_event
from core.kit.telemetry import configure_logs
from worker.replay.arguments import EVENTS_BY_REACTION, ReplayOptions, parse_arguments
from worker.replay.monitor import EXPECTED_ERRORS, format_error_line
from worker.replay.progress import ProgressDisplay
from worker.replay.run import ReplayOutcome, run_replay

INTERRUPTED_STATUS = 130


def run_replay_command(arguments: Sequence[str]) -> int:
    """Do as the command line says; returns the exit status: 1 if anything failed."""
    options = parse_arguments(arguments)
    if options is None:
        sys.stdout.writelines(
            f"{name}\t{', '.join(its)}\n" for name, its in EVENTS_BY_REACTION.items()
        )
        return 0
    keep_files_private()
    try:
        settings = load_settings()
        configure_logs(settings.log_level, settings.log_dir)
        outcome = asyncio.run(_run_replay(options, settings))
    except EXPECTED_ERRORS as error:
        sys.stderr.write(f"worker replay: {format_error_line(error)}\n")
        return 1
    sys.stderr.write(format_summary(options, outcome))
    return get_exit_status(outcome)


async def _run_replay(options: ReplayOptions, settings: Settings) -> ReplayOutcome:
    clock = ShiftedClock(settings.clock_offset)
    return await run_replay(
        options, settings, clock, create_stop_event(), ProgressDisplay(sys.stderr)
    )


def format_summary(options: ReplayOptions, outcome: ReplayOutcome) -> str:
    """What was done, and what ended it if it is not over."""
    report = outcome.report
    counts = ", ".join(f"{name} {count}" for name, count in sorted(report.by_name.items()))
    line = (
        f"{'would play' if options.dry_run else 'played'} {report.played - outcome.failed_count}"
        f"{f' ({counts})' if counts else ''}, skipped {report.read - report.played}, "
        f"failed {outcome.failed_count}\n"
    )
    if outcome.error is not None:
        return f"{line}worker replay: {format_error_line(outcome.error)}\n"
    return line if report.finished else f"{line}stopped before the end\n"


def get_exit_status(outcome: ReplayOutcome) -> int:
    """0 when everything was played, 130 when it was interrupted, else 1."""
    if outcome.failed_count or outcome.error is not None:
        return 1
    return 0 if outcome.report.finished else INTERRUPTED_STATUS
