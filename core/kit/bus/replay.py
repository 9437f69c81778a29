"""Playing recorded events again: filtered, paced, resumable; from a file or any other source."""

import asyncio
import time
from collections import Counter
from collections.abc import AsyncIterable, Callable, Collection, Generator, Iterable
from datetime import datetime
from pathlib import Path
from typing import Any, Literal

import msgspec

from core.kit.bus.emission import Emission
from core.kit.bus.loops import running_loop
from core.kit.bus.matching import PatternTrie
from core.kit.bus.recorder import Recorded
from core.kit.log import atomic_write
from core.kit.spawn import spawn

Source = Callable[[int], Iterable[Recorded] | AsyncIterable[Recorded]]
"""Gives the events after a position (0: from the beginning), oldest first."""
Speed = Literal["fast", "recorded"] | float
CHECK_EVERY = 1000


class Selection(msgspec.Struct, frozen=True):
    """Which events to play: by pattern, from `since` on, before `until`; None means all."""

    names: Collection[str] | None = None
    since: datetime | None = None
    until: datetime | None = None

    def predicate(self) -> Callable[[Recorded], bool]:
        """A function that says whether an event is to be played."""
        trie: PatternTrie[bool] = PatternTrie()
        for pattern in (">",) if self.names is None else self.names:
            trie.add(pattern, True)
        since, until, known = self.since, self.until, dict[str, bool]()

        def selected(event: Recorded) -> bool:
            wanted = known.get(event.name)
            if wanted is None:
                wanted = known[event.name] = bool(trie.match(event.name))
            if since is not None and event.at < since:
                return False
            return wanted and (until is None or event.at < until)

        return selected


class ReplayReport(msgspec.Struct):
    """How far a replay is. `played` counts selected events, in a dry run as well."""

    read: int = 0
    played: int = 0
    failures: int = 0
    position: int = 0
    last_at: datetime | None = None
    by_name: Counter[str] = msgspec.field(default_factory=Counter)
    finished: bool = False


class ReplayOptions(msgspec.Struct, frozen=True, kw_only=True):
    """`speed` is a factor, `"recorded"` (1) or `"fast"`; `state` is the file that remembers how far
    a replay came; `progress` is called with the report every thousand events and at the end."""

    selection: Selection = Selection()
    speed: Speed = "fast"
    dry_run: bool = False
    progress: Callable[[ReplayReport], object] | None = None
    state: Path | None = None
    resume_from: int | None = None


class Replay:
    """A running or finished replay.

    In plain code it has finished when the constructor returns. In async code it runs as a task:
    `await` waits for it and gives the report; `stop` ends it after the current event.
    """

    def __init__(
        self, source: Source, play: Callable[[Recorded], Emission], options: ReplayOptions
    ) -> None:
        self._source, self._play, self._options = source, play, options
        self.report = ReplayReport(position=_starting_point(options))
        self._selected = options.selection.predicate()
        self._pace = _Pace(options.speed)
        self._stopped = False
        self._task: asyncio.Task[None] | None = None
        if running_loop() is None:
            self._run()
        else:
            self._task = spawn(self._run_async(), name="replay")

    def stop(self) -> None:
        """End the replay after the event it is at; its place is kept in the state file."""
        self._stopped = True

    def __await__(self) -> Generator[Any, None, ReplayReport]:
        if self._task is not None:
            yield from asyncio.shield(self._task).__await__()
        return self.report

    def _run(self) -> None:
        events = self._source(self.report.position)
        if not isinstance(events, Iterable):
            raise TypeError("an async source needs a running loop: await the replay")
        try:
            for event in events:
                if self._selected(event):
                    if delay := self._pace.delay(event.at):
                        time.sleep(delay)
                    self._count(event, self._emit(event).failures)
                self._passed(event)
                if self._stopped:
                    return
            self.report.finished = True
        finally:
            self._check()

    async def _run_async(self) -> None:
        try:
            async for event in _each(self._source(self.report.position)):
                if self._selected(event):
                    if delay := self._pace.delay(event.at):
                        await asyncio.sleep(delay)
                    self._count(event, await self._emit(event))
                self._passed(event)
                if self._stopped:
                    return
            self.report.finished = True
        finally:
            self._check()

    def _emit(self, event: Recorded) -> Emission:
        return _NOTHING if self._options.dry_run else self._play(event)

    def _count(self, event: Recorded, failures: tuple[object, ...]) -> None:
        report = self.report
        report.played += 1
        report.failures += len(failures)
        report.last_at = event.at
        report.by_name[event.name] += 1

    def _passed(self, event: Recorded) -> None:
        self.report.read += 1
        self.report.position = event.position
        if self.report.read % CHECK_EVERY == 0:
            self._check()

    def _check(self) -> None:
        if self._options.state is not None and not self._options.dry_run:
            atomic_write(self._options.state, b'{"position":%d}\n' % self.report.position)
        if self._options.progress is not None:
            self._options.progress(self.report)


class _Pace:
    """When to play an event so that the intervals are the recorded ones, divided by the speed."""

    def __init__(self, speed: Speed) -> None:
        self._speed = {"fast": 0.0, "recorded": 1.0}[speed] if isinstance(speed, str) else speed
        if self._speed < 0 or (not isinstance(speed, str) and speed == 0):
            raise ValueError(f"speed is above 0, 'recorded' or 'fast', not {speed!r}")
        self._first: datetime | None = None
        self._began = 0.0

    def delay(self, at: datetime) -> float:
        """Seconds to wait now before the event of `at`."""
        if not self._speed:
            return 0.0
        if self._first is None:
            self._first, self._began = at, time.monotonic()
        due = self._began + (at - self._first).total_seconds() / self._speed
        return max(0.0, due - time.monotonic())


async def _each(
    events: Iterable[Recorded] | AsyncIterable[Recorded],
) -> AsyncIterable[Recorded]:
    if isinstance(events, AsyncIterable):
        async for event in events:
            yield event
        return
    for number, event in enumerate(events):
        if number % 64 == 0:
            await asyncio.sleep(0)
        yield event


def _starting_point(options: ReplayOptions) -> int:
    if options.resume_from is not None:
        return options.resume_from
    if options.state is None or not options.state.exists():
        return 0
    return msgspec.json.decode(options.state.read_bytes(), type=_State).position


class _State(msgspec.Struct):
    position: int


_NOTHING = Emission()
