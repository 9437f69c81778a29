"""Where past events go: to chosen reactions, or into a file of JSON lines."""

from contextlib import AsyncExitStack
from pathlib import Path

import msgspec

from core.kit.bus import Event, EventBus, EventRecorder
from core.kit.bus.matching import build_matcher
from core.kit.clock import Clock
from core.kit.database import create_engine
from core.kit.settings import Settings, require_settings
from core.wiring import create_container
from worker.commands import CommandRunner
from worker.reactions import create_reaction_bus
from worker.replay.arguments import EVENTS_BY_REACTION, ReplayOptions
from worker.replay.errors import ReplayError
from worker.replay.monitor import ReplayMonitor
from worker.replay.retrying_runner import RetryingRunner


def resolve_event_names(options: ReplayOptions) -> tuple[str, ...]:
    """Patterns of the events that have somewhere to go. Raises ReplayError if none has."""
    if isinstance(options.target, Path):
        return options.names
    heard = {name for reaction in options.target for name in EVENTS_BY_REACTION[reaction]}
    chosen = tuple(
        name for name in sorted(heard) if any(build_matcher(p)(name) for p in options.names)
    )
    if not chosen:
        raise ReplayError(
            f"none of {', '.join(options.target)} follows {', '.join(options.names)}; "
            f"what they follow: {', '.join(sorted(heard))}"
        )
    return chosen


async def open_target(
    stack: AsyncExitStack,
    options: ReplayOptions,
    settings: Settings,
    clock: Clock,
    watch: ReplayMonitor,
    wait: float,
) -> EventBus:
    """The bus to replay on; what it needs is closed with `stack`. In a dry run nobody listens."""
    if options.dry_run:
        return EventBus()
    if isinstance(options.target, Path):
        return _open_file_target(stack, options.target, watch)
    require_settings(settings, "database_url")
    assert settings.database_url
    engine = create_engine(settings.database_url, pool_size=len(options.target))
    stack.push_async_callback(engine.dispose)
    container = create_container(engine, clock)
    stack.push_async_callback(container.close)
    runner = RetryingRunner(CommandRunner(container), watch, wait)
    return create_reaction_bus(runner, repeat_key=options.again, dead_letters=watch)


def _open_file_target(stack: AsyncExitStack, path: Path, watch: ReplayMonitor) -> EventBus:
    recorder = EventRecorder(path)
    stack.callback(recorder.close)

    def write_event(event: Event) -> None:
        try:
            recorder(msgspec.structs.replace(event, replayed=False))
        except OSError as error:
            watch.error = error
            raise

    bus = EventBus(dead_letters=watch, history=0)
    bus.subscribe(">", write_event, with_event=True)
    return bus
