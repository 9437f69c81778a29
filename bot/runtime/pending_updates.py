"""The updates that polling took in and that are not confirmed yet, and what may be confirmed."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import partial

import nats.errors
import structlog

from bot.runtime.raw_updates import RawUpdate
from bot.runtime.unfinished_updates import UnfinishedUpdateStore, UpdateBatch
from core.kit.background_tasks import spawn_task
from core.kit.error_texts import describe_error

log = structlog.get_logger(__name__)
HOLD_SECONDS = 1.0  # for which one update may keep the offset where it is
HOLD_SPAN = 50  # updates behind it that it may keep from being confirmed; a poll shows 100
MAX_PENDING = 2000  # updates under way; when there are more, nothing more is written down
RETRY_SECONDS = 3.0  # after a failure to write
Task = asyncio.Task[None]


@dataclass(slots=True)
class _PendingUpdate:
    raw: RawUpdate
    task: Task
    since: float
    pack: UpdateBatch | None = None


@dataclass(slots=True)
class PendingUpdates:
    """An update holds the offset until it is finished, or written down as unfinished."""

    store: UnfinishedUpdateStore
    next: int = 0
    _pending: dict[int, _PendingUpdate] = field(default_factory=dict)
    _done: set[int] = field(default_factory=set)
    _writing: Task | None = None
    _not_before: float = 0.0

    @property
    def tasks(self) -> list[Task]:
        return [work.task for work in self._pending.values()]

    @property
    def holding(self) -> list[Task]:
        """Those for whose end the messenger is not told that they are done."""
        return [work.task for work in self._pending.values() if work.pack is None]

    def get_offset(self) -> int:
        """Everything below it is finished or written down."""
        held = (number for number, work in self._pending.items() if work.pack is None)
        offset = min(held, default=self.next)
        self._done = {number for number in self._done if number >= offset}
        return offset

    def mark_seen(self, number: int) -> None:
        """The messenger has shown it: once everything up to it is done, it may be confirmed."""
        self.next = max(self.next, number + 1)

    def is_known(self, number: int) -> bool:
        """True for one that is under way or finished, and shown again with a later one."""
        return number in self._pending or number in self._done

    def mark_done(self, number: int) -> None:
        """Nothing is to be done for it."""
        self._done.add(number)

    def track_update(self, raw: RawUpdate, task: Task, pack: UpdateBatch | None = None) -> None:
        """Remember the update until its task ends."""
        number = int(raw["update_id"])
        self._pending[number] = _PendingUpdate(raw, task, asyncio.get_running_loop().time(), pack)
        task.add_done_callback(partial(self._finish_update, number))

    def persist_held(self) -> None:
        """Write down what has held the offset for too long, in the background."""
        now = asyncio.get_running_loop().time()
        if self._writing is None and now >= self._not_before and self._is_held(now):
            self._writing = spawn_task(
                self._persist_pending(), name="write unfinished updates down"
            )

    def _is_held(self, now: float) -> bool:
        held = [number for number, work in self._pending.items() if work.pack is None]
        if not held or len(self._pending) >= MAX_PENDING:
            return False
        oldest = min(held)
        too_long = now - self._pending[oldest].since >= HOLD_SECONDS
        return too_long or self.next - oldest >= HOLD_SPAN

    async def _persist_pending(self) -> None:
        held = [work.raw for _, work in sorted(self._pending.items()) if work.pack is None]
        try:
            self._record_batches(await self.store.save_updates(held))
        except (nats.errors.Error, OSError, TimeoutError) as error:
            log.warning("unfinished updates hold the others up", error=describe_error(error))
            self._not_before = asyncio.get_running_loop().time() + RETRY_SECONDS
        finally:
            self._writing = None

    def _record_batches(self, packs: Sequence[UpdateBatch]) -> None:
        for pack in packs:
            for raw in pack.updates:
                work = self._pending.get(int(raw["update_id"]))
                if work is not None:
                    work.pack = pack
            self._delete_finished_batch(pack)

    def _finish_update(self, number: int, task: Task) -> None:
        if task.cancelled():  # the process ends: it is not finished, and holds what it held
            return
        work = self._pending.pop(number)
        self._done.add(number)
        if work.pack is not None:
            self._delete_finished_batch(work.pack)

    def _delete_finished_batch(self, pack: UpdateBatch) -> None:
        if not any(int(raw["update_id"]) in self._pending for raw in pack.updates):
            spawn_task(self._delete_batch(pack), name="forget finished updates")

    async def _delete_batch(self, pack: UpdateBatch) -> None:
        """One that stays is found at the next start, and each update in it known as finished."""
        try:
            await self.store.delete_batch(pack)
        except (nats.errors.Error, OSError, TimeoutError) as error:
            log.warning("finished updates stay written down", error=describe_error(error))
