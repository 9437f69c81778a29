"""One replay from its options to its outcome."""

import asyncio
from collections.abc import AsyncIterable, AsyncIterator, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import nats

from core.kit.bus import Recorded, Replay, ReplayArguments, ReplayReport, file_events
from core.kit.bus.replay import selection
from core.kit.clock import Clock
from core.kit.database import create_engine
from core.kit.nats.streams import MESSAGE_LIFE_SECONDS
from core.kit.settings import Settings, require
from core.kit.spawn import spawn
from worker.replay.arguments import Options
from worker.replay.patience import PATIENCE_SECONDS
from worker.replay.place import Place
from worker.replay.progress import Progress
from worker.replay.sources import jetstream_events, outbox_events
from worker.replay.targets import names_for, open_target
from worker.replay.watch import Watch, refuse_forgotten

Events = Callable[[int], AsyncIterable[Recorded]]


@dataclass(slots=True, frozen=True)
class Outcome:
    """How a replay ended: `trouble` is what broke it off, `failed` how many events failed."""

    report: ReplayReport
    failed: int
    trouble: BaseException | None


async def run(
    options: Options,
    settings: Settings,
    clock: Clock,
    stop: asyncio.Event,
    progress: Progress,
    *,
    patience: float = PATIENCE_SECONDS,
) -> Outcome:
    """Replay until the end, trouble or `stop`; one of EXPECTED if it cannot begin."""
    place = Place.of(options)
    watch = Watch(settled=place.read())
    plan = _plan(options, place, watch)
    if not options.dry_run:
        place.write(watch.settled)  # a state that cannot be written is no surprise at the end
    async with AsyncExitStack() as stack:
        source = await _open_source(stack, options, settings)
        bus = await open_target(stack, options, settings, clock, watch, patience)

        def events(after: int) -> AsyncIterable[Recorded]:
            return watch.events(_guarded(source(after), options, plan, clock))

        replay = bus.replay(events, **plan)
        async with _attended(replay, stop, progress):
            report = await replay
    return Outcome(report, watch.failed, watch.trouble)


def _plan(options: Options, place: Place, watch: Watch) -> ReplayArguments:
    def remember(report: ReplayReport) -> None:
        if not options.dry_run:
            place.write(report.position if watch.trouble is None else watch.settled)

    return {
        "names": names_for(options),
        "since": options.since,
        "until": options.until,
        "listeners": None if isinstance(options.target, Path) else options.target,
        "speed": options.speed,
        "dry_run": options.dry_run,
        "resume_from": watch.settled,
        "progress": remember,
    }


def _guarded(
    source: AsyncIterable[Recorded], options: Options, plan: ReplayArguments, clock: Clock
) -> AsyncIterable[Recorded]:
    if isinstance(options.target, Path) or options.again:
        return source
    oldest = clock.now() - timedelta(seconds=MESSAGE_LIFE_SECONDS)
    return refuse_forgotten(source, selection(plan), oldest)


async def _open_source(stack: AsyncExitStack, options: Options, settings: Settings) -> Events:
    if isinstance(options.source, Path):
        return _of_file(options.source, skip_damaged=options.skip_damaged)
    if options.source == "postgres":
        require(settings, "database_url")
        assert settings.database_url
        engine = create_engine(settings.database_url, pool_size=1)
        stack.push_async_callback(engine.dispose)
        return lambda after: outbox_events(engine, after)
    require(settings, "nats_url")
    assert settings.nats_url
    client = await nats.connect(
        settings.nats_url,
        name="replay",
        connect_timeout=2,
        max_reconnect_attempts=5,
        error_cb=_quiet,
    )
    stack.push_async_callback(client.close)
    return lambda after: jetstream_events(client.jetstream(), after)


async def _quiet(_: Exception) -> None:
    """The error reaches whoever asked the client for something."""


def _of_file(path: Path, *, skip_damaged: bool) -> Events:
    async def events(after: int) -> AsyncIterator[Recorded]:
        lines = file_events(path, after, on_corrupt="skip" if skip_damaged else "raise")
        for number, event in enumerate(lines):
            if number % 64 == 0:
                await asyncio.sleep(0)
            yield event

    return events


@asynccontextmanager
async def _attended(replay: Replay, stop: asyncio.Event, progress: Progress) -> AsyncIterator[None]:
    """Show how far it is, and pass a wish to stop on."""

    async def stopping() -> None:
        await stop.wait()
        replay.stop()

    tasks = [
        spawn(stopping(), name="stop the replay"),
        spawn(progress.show(replay.report), name="progress"),
    ]
    try:
        yield
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        progress.clear()
