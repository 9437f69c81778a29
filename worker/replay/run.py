"""One replay from its options to its outcome."""

import asyncio
from collections.abc import AsyncIterable, AsyncIterator, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import nats

from core.kit.background_tasks import spawn_task
from core.kit.bus import RecordedEvent, Replay, ReplayArguments, ReplayReport, read_recorded_events
from core.kit.bus.replay import build_selector
from core.kit.clock import Clock
from core.kit.database import create_engine
from core.kit.nats.streams import MESSAGE_LIFE_SECONDS
from core.kit.settings import Settings, require_settings
from worker.replay.arguments import ReplayOptions
from worker.replay.checkpoint import ReplayCheckpoint
from worker.replay.monitor import ReplayMonitor, reject_expired
from worker.replay.progress import ProgressDisplay
from worker.replay.retrying_runner import RETRY_TIMEOUT_SECONDS
from worker.replay.sources import read_jetstream_events, read_outbox_events
from worker.replay.targets import open_target, resolve_event_names

ReplaySource = Callable[[int], AsyncIterable[RecordedEvent]]


@dataclass(slots=True, frozen=True)
class ReplayOutcome:
    """How a replay ended: `trouble` is what broke it off, `failed` how many events failed."""

    report: ReplayReport
    failed_count: int
    error: BaseException | None


async def run_replay(
    options: ReplayOptions,
    settings: Settings,
    clock: Clock,
    stop: asyncio.Event,
    progress: ProgressDisplay,
    *,
    retry_timeout: float = RETRY_TIMEOUT_SECONDS,
) -> ReplayOutcome:
    """Replay until the end, trouble or `stop`; one of EXPECTED if it cannot begin."""
    place = ReplayCheckpoint.for_options(options)
    watch = ReplayMonitor(completed_position=place.read_position())
    plan = _build_arguments(options, place, watch)
    if not options.dry_run:
        place.write_position(
            watch.completed_position
        )  # a state that cannot be written is no surprise at the end
    async with AsyncExitStack() as stack:
        source = await _open_source(stack, options, settings)
        bus = await open_target(stack, options, settings, clock, watch, retry_timeout)

        def events(after: int) -> AsyncIterable[RecordedEvent]:
            return watch.guard_events(_guard_source(source(after), options, plan, clock))

        replay = bus.replay(events, **plan)
        async with _run_attended(replay, stop, progress):
            report = await replay
    return ReplayOutcome(report, watch.failed_count, watch.error)


def _build_arguments(
    options: ReplayOptions, place: ReplayCheckpoint, watch: ReplayMonitor
) -> ReplayArguments:
    def write_checkpoint(report: ReplayReport) -> None:
        if not options.dry_run:
            place.write_position(
                report.position if watch.error is None else watch.completed_position
            )

    return {
        "names": resolve_event_names(options),
        "since": options.since,
        "until": options.until,
        "listeners": None if isinstance(options.target, Path) else options.target,
        "speed": options.speed,
        "dry_run": options.dry_run,
        "resume_from": watch.completed_position,
        "progress": write_checkpoint,
    }


def _guard_source(
    source: AsyncIterable[RecordedEvent],
    options: ReplayOptions,
    plan: ReplayArguments,
    clock: Clock,
) -> AsyncIterable[RecordedEvent]:
    if isinstance(options.target, Path) or options.again:
        return source
    oldest = clock.now() - timedelta(seconds=MESSAGE_LIFE_SECONDS)
    return reject_expired(source, build_selector(plan), oldest)


async def _open_source(
    stack: AsyncExitStack, options: ReplayOptions, settings: Settings
) -> ReplaySource:
    if isinstance(options.source, Path):
        return _open_file_source(options.source, skip_damaged=options.skip_damaged)
    if options.source == "postgres":
        require_settings(settings, "database_url")
        assert settings.database_url
        engine = create_engine(settings.database_url, pool_size=1)
        stack.push_async_callback(engine.dispose)
        return lambda after: read_outbox_events(engine, after)
    require_settings(settings, "nats_url")
    assert settings.nats_url
    client = await nats.connect(
        settings.nats_url,
        name="replay",
        connect_timeout=2,
        max_reconnect_attempts=5,
        error_cb=_ignore_error,
    )
    stack.push_async_callback(client.close)
    return lambda after: read_jetstream_events(client.jetstream(), after)


async def _ignore_error(_: Exception) -> None:
    """The error reaches whoever asked the client for something."""


def _open_file_source(path: Path, *, skip_damaged: bool) -> ReplaySource:
    async def read_events(after: int) -> AsyncIterator[RecordedEvent]:
        lines = read_recorded_events(path, after, on_corrupt="skip" if skip_damaged else "raise")
        for number, event in enumerate(lines):
            if number % 64 == 0:
                await asyncio.sleep(0)
            yield event

    return read_events


@asynccontextmanager
async def _run_attended(
    replay: Replay, stop: asyncio.Event, progress: ProgressDisplay
) -> AsyncIterator[None]:
    """Show how far it is, and pass a wish to stop on."""

    async def stop_on_event() -> None:
        await stop.wait()
        replay.stop()

    tasks = [
        spawn_task(stop_on_event(), name="stop the replay"),
        spawn_task(progress.show_report(replay.report), name="progress"),
    ]
    try:
        yield
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        progress.clear_line()
