"""The updates that polling took in and that are not confirmed yet, and what may be confirmed."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import partial

import nats.errors
import structlog

from bot.raw_updates import RawUpdate
from bot.unfinished import Pack, UnfinishedUpdates
from core.kit.error_texts import describe_error
from core.kit.spawn import spawn

log = structlog.get_logger(__name__)
HOLD_SECONDS = 1.0  # for which one update may keep the offset where it is
HOLD_SPAN = 50  # updates behind it that it may keep from being confirmed; a poll shows 100
MOST = 2000  # updates under way; when there are more, nothing more is written down
AGAIN_SECONDS = 3.0  # after a failure to write
Task = asyncio.Task[None]


@dataclass(slots=True)
class _Work:
    raw: RawUpdate
    task: Task
    since: float
    pack: Pack | None = None


@dataclass(slots=True)
class UnderWay:
    """An update holds the offset until it is finished, or written down as unfinished."""

    unfinished: UnfinishedUpdates
    next: int = 0
    _works: dict[int, _Work] = field(default_factory=dict)
    _done: set[int] = field(default_factory=set)
    _writing: Task | None = None
    _not_before: float = 0.0

    @property
    def tasks(self) -> list[Task]:
        return [work.task for work in self._works.values()]

    @property
    def holding(self) -> list[Task]:
        """Those for whose end the messenger is not told that they are done."""
        return [work.task for work in self._works.values() if work.pack is None]

    def offset(self) -> int:
        """Everything below it is finished or written down."""
        held = (number for number, work in self._works.items() if work.pack is None)
        offset = min(held, default=self.next)
        self._done = {number for number in self._done if number >= offset}
        return offset

    def shown(self, number: int) -> None:
        """The messenger has shown it: once everything up to it is done, it may be confirmed."""
        self.next = max(self.next, number + 1)

    def knows(self, number: int) -> bool:
        """True for one that is under way or finished, and shown again with a later one."""
        return number in self._works or number in self._done

    def skip(self, number: int) -> None:
        """Nothing is to be done for it."""
        self._done.add(number)

    def add(self, raw: RawUpdate, task: Task, pack: Pack | None = None) -> None:
        """Remember the update until its task ends."""
        number = int(raw["update_id"])
        self._works[number] = _Work(raw, task, asyncio.get_running_loop().time(), pack)
        task.add_done_callback(partial(self._end, number))

    def make_room(self) -> None:
        """Write down what has held the offset for too long, in the background."""
        now = asyncio.get_running_loop().time()
        if self._writing is None and now >= self._not_before and self._is_held(now):
            self._writing = spawn(self._write(), name="write unfinished updates down")

    def _is_held(self, now: float) -> bool:
        held = [number for number, work in self._works.items() if work.pack is None]
        if not held or len(self._works) >= MOST:
            return False
        oldest = min(held)
        too_long = now - self._works[oldest].since >= HOLD_SECONDS
        return too_long or self.next - oldest >= HOLD_SPAN

    async def _write(self) -> None:
        held = [work.raw for _, work in sorted(self._works.items()) if work.pack is None]
        try:
            self._written(await self.unfinished.keep(held))
        except (nats.errors.Error, OSError, TimeoutError) as error:
            log.warning("unfinished updates hold the others up", error=describe_error(error))
            self._not_before = asyncio.get_running_loop().time() + AGAIN_SECONDS
        finally:
            self._writing = None

    def _written(self, packs: Sequence[Pack]) -> None:
        for pack in packs:
            for raw in pack.updates:
                work = self._works.get(int(raw["update_id"]))
                if work is not None:
                    work.pack = pack
            self._forget_finished(pack)

    def _end(self, number: int, task: Task) -> None:
        if task.cancelled():  # the process ends: it is not finished, and holds what it held
            return
        work = self._works.pop(number)
        self._done.add(number)
        if work.pack is not None:
            self._forget_finished(work.pack)

    def _forget_finished(self, pack: Pack) -> None:
        if not any(int(raw["update_id"]) in self._works for raw in pack.updates):
            spawn(self._forget(pack), name="forget finished updates")

    async def _forget(self, pack: Pack) -> None:
        """One that stays is found at the next start, and each update in it known as finished."""
        try:
            await self.unfinished.forget(pack)
        except (nats.errors.Error, OSError, TimeoutError) as error:
            log.warning("finished updates stay written down", error=describe_error(error))
