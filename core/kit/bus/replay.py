"""Playing recorded events again: filtered, paced, resumable; from a file or any other source."""

import asyncio
import time
from collections import Counter
from collections.abc import AsyncIterable, Callable, Collection, Generator, Iterable
from datetime import datetime
from pathlib import Path
from typing import Any, Literal, TypedDict

import msgspec

from core.kit.background_tasks import spawn_task
from core.kit.bus.emission import COMPLETED_EMISSION, Emission
from core.kit.bus.loop_runner import find_running_loop
from core.kit.bus.matching import PatternTrie
from core.kit.bus.recorder import RecordedEvent
from core.kit.log import write_atomically

EventSource = Callable[[int], Iterable[RecordedEvent] | AsyncIterable[RecordedEvent]]
"""Gives the events after a position (0: from the beginning), oldest first."""
ReplaySpeed = Literal["fast", "recorded"] | float
CHECKPOINT_EVERY = 1000
MAX_SLEEP_SECONDS = 0.5


class ReplayReport(msgspec.Struct):
    """How far a replay is. `played` counts selected events, in a dry run as well."""

    read: int = 0
    played: int = 0
    failures: int = 0
    position: int = 0
    last_at: datetime | None = None
    by_name: Counter[str] = msgspec.field(default_factory=Counter)
    finished: bool = False


class ReplayArguments(TypedDict, total=False):
    """How to replay; everything has a default.

    - `names`: patterns of the events to play; `since` ≤ time < `until`, aware.
    - `listeners`: labels, or last parts of labels, of the only listeners to call, in this process.
    - `speed`: "fast" (default), "recorded", or a factor.
    - `dry_run`: count, call nobody, remember nothing.
    - `progress`: called with the report every thousand events read and at the end.
    - `state`: a file that remembers the place; `resume_from`: the place to begin instead.
    """

    names: Collection[str] | None
    since: datetime | None
    until: datetime | None
    listeners: Collection[str] | None
    speed: ReplaySpeed
    dry_run: bool
    progress: Callable[[ReplayReport], object] | None
    state: Path | str | None
    resume_from: int | None


class Replay:
    """A running or finished replay.

    In plain code it has finished when the constructor returns. In async code it runs as a task:
    `await` waits for it and gives the report; `stop` ends it after the current event, or before
    the one whose time it waits for.
    """

    def __init__(
        self,
        source: EventSource,
        play_event: Callable[[RecordedEvent], Emission],
        options: ReplayArguments,
    ) -> None:
        self._source, self._play = source, play_event
        state = options.get("state")
        self._state = None if state is None else Path(state)
        self._dry_run, self._progress = options.get("dry_run", False), options.get("progress")
        self.report = ReplayReport(position=_read_start_position(self._state, options))
        self._selected = build_selector(options)
        self._pace = _ReplayPacer(options.get("speed", "fast"))
        self._stopped = False
        self._task: asyncio.Task[None] | None = None
        if find_running_loop() is None:
            self._run_sync()
        else:
            self._task = spawn_task(self._run_async(), name="replay")

    def stop(self) -> None:
        """End the replay after the event it is at; its place is kept in the state file."""
        self._stopped = True

    def __await__(self) -> Generator[Any, None, ReplayReport]:
        if self._task is not None:
            yield from asyncio.shield(self._task).__await__()
        return self.report

    def _run_sync(self) -> None:
        events = self._source(self.report.position)
        if not isinstance(events, Iterable):
            raise TypeError("an async source needs a running loop: await the replay")
        try:
            for event in events:
                if self._selected(event):
                    while delay := self._calculate_sleep(event):
                        time.sleep(delay)
                    if self._stopped:
                        return
                    self._count_played(event, self._play_event(event).failures)
                self._advance_position(event)
                if self._stopped:
                    return
            self.report.finished = True
        finally:
            self._save_progress()

    async def _run_async(self) -> None:
        try:
            async for event in _iterate_events(self._source(self.report.position)):
                if self._selected(event):
                    while delay := self._calculate_sleep(event):  # noqa: ASYNC110 - it is time that passes
                        await asyncio.sleep(delay)
                    if self._stopped:
                        return
                    self._count_played(event, await self._play_event(event))
                self._advance_position(event)
                if self._stopped:
                    return
            self.report.finished = True
        finally:
            self._save_progress()

    def _calculate_sleep(self, event: RecordedEvent) -> float:
        """Seconds to sleep before looking again whether to stop; 0 when it is time."""
        delay = self._pace.calculate_delay(event.at)
        return 0.0 if self._stopped or not delay else min(MAX_SLEEP_SECONDS, delay)

    def _play_event(self, event: RecordedEvent) -> Emission:
        return COMPLETED_EMISSION if self._dry_run else self._play(event)

    def _count_played(self, event: RecordedEvent, failures: tuple[object, ...]) -> None:
        report = self.report
        report.played += 1
        report.failures += len(failures)
        report.last_at = event.at
        report.by_name[event.name] += 1

    def _advance_position(self, event: RecordedEvent) -> None:
        self.report.read += 1
        self.report.position = event.position
        if self.report.read % CHECKPOINT_EVERY == 0:
            self._save_progress()

    def _save_progress(self) -> None:
        if self._state is not None and not self._dry_run:
            write_atomically(self._state, b'{"position":%d}\n' % self.report.position)
        if self._progress is not None:
            self._progress(self.report)


class _ReplayPacer:
    """When to play an event so that the intervals are the recorded ones, divided by the speed."""

    def __init__(self, speed: ReplaySpeed) -> None:
        self._speed = {"fast": 0.0, "recorded": 1.0}[speed] if isinstance(speed, str) else speed
        if self._speed < 0 or (not isinstance(speed, str) and speed == 0):
            raise ValueError(f"speed is above 0, 'recorded' or 'fast', not {speed!r}")
        self._first: datetime | None = None
        self._began = 0.0

    def calculate_delay(self, at: datetime) -> float:
        """Seconds to wait now before the event of `at`."""
        if not self._speed:
            return 0.0
        if self._first is None:
            self._first, self._began = at, time.monotonic()
        due = self._began + (at - self._first).total_seconds() / self._speed
        return max(0.0, due - time.monotonic())


async def _iterate_events(
    events: Iterable[RecordedEvent] | AsyncIterable[RecordedEvent],
) -> AsyncIterable[RecordedEvent]:
    if isinstance(events, AsyncIterable):
        async for event in events:
            yield event
        return
    for number, event in enumerate(events):
        if number % 64 == 0:
            await asyncio.sleep(0)
        yield event


def build_selector(options: ReplayArguments) -> Callable[[RecordedEvent], bool]:
    """A function that says whether an event is to be played."""
    trie: PatternTrie[bool] = PatternTrie()
    names = options.get("names")
    for pattern in (">",) if names is None else names:
        trie.add(pattern, True)
    since, until, known = options.get("since"), options.get("until"), dict[str, bool]()

    def is_selected(event: RecordedEvent) -> bool:
        wanted = known.get(event.name)
        if wanted is None:
            wanted = known[event.name] = bool(trie.find_matching(event.name))
        if since is not None and event.at < since:
            return False
        return wanted and (until is None or event.at < until)

    return is_selected


def _read_start_position(state: Path | None, options: ReplayArguments) -> int:
    if (position := options.get("resume_from")) is not None:
        return position
    if state is None or not state.exists():
        return 0
    return msgspec.json.decode(state.read_bytes(), type=_ReplayState).position


class _ReplayState(msgspec.Struct):
    position: int
