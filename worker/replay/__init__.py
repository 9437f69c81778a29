"""`python -m worker replay`: past domain events once more, to chosen reactions or into a file."""

import asyncio
import sys
from collections.abc import Sequence

from core.kit.clock import ShiftedClock
from core.kit.ending import stop_on_signals
from core.kit.process import keep_files_private
from core.kit.settings import Settings, load_settings
from core.kit.telemetry import configure_logs
from worker.replay.arguments import EVENTS_OF, Options, parse
from worker.replay.progress import Progress
from worker.replay.run import Outcome, run
from worker.replay.watch import EXPECTED, line_of

INTERRUPTED = 130


def replay(arguments: Sequence[str]) -> int:
    """Do as the command line says; returns the exit status: 1 if anything failed."""
    options = parse(arguments)
    if options is None:
        sys.stdout.writelines(f"{name}\t{', '.join(its)}\n" for name, its in EVENTS_OF.items())
        return 0
    keep_files_private()
    try:
        settings = load_settings()
        configure_logs(settings.log_level, settings.log_dir)
        outcome = asyncio.run(_run(options, settings))
    except EXPECTED as error:
        sys.stderr.write(f"worker replay: {line_of(error)}\n")
        return 1
    sys.stderr.write(summary(options, outcome))
    return status(outcome)


async def _run(options: Options, settings: Settings) -> Outcome:
    clock = ShiftedClock(settings.clock_offset)
    return await run(options, settings, clock, stop_on_signals(), Progress(sys.stderr))


def summary(options: Options, outcome: Outcome) -> str:
    """What was done, and what ended it if it is not over."""
    report = outcome.report
    counts = ", ".join(f"{name} {count}" for name, count in sorted(report.by_name.items()))
    line = (
        f"{'would play' if options.dry_run else 'played'} {report.played - outcome.failed}"
        f"{f' ({counts})' if counts else ''}, skipped {report.read - report.played}, "
        f"failed {outcome.failed}\n"
    )
    if outcome.trouble is not None:
        return f"{line}worker replay: {line_of(outcome.trouble)}\n"
    return line if report.finished else f"{line}stopped before the end\n"


def status(outcome: Outcome) -> int:
    """0 when everything was played, 130 when it was interrupted, else 1."""
    if outcome.failed or outcome.trouble is not None:
        return 1
    return 0 if outcome.report.finished else INTERRUPTED
