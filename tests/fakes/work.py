"""The figures of one person's tasks and focus, and overdue tasks that can be moved and undone."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

import msgspec
from dishka import Provider

from core.focus.rhythm import Rhythm, RhythmQueries
from core.tasks import contracts as c
from core.tasks.workload import Late, Workload, WorkloadQueries

_NO_WORK = Workload(**dict.fromkeys(Workload.__struct_fields__, 0))
_NO_FOCUS = Rhythm(**dict.fromkeys(Rhythm.__struct_fields__, 0))
_MADE = datetime(2026, 11, 1, tzinfo=UTC)


@dataclass(slots=True)
class FakeWork:
    """Stands for the worker (answers) and for WorkloadQueries and RhythmQueries."""

    counts: Workload = _NO_WORK
    rhythm: Rhythm = _NO_FOCUS
    late: dict[UUID, str] = field(default_factory=dict)
    due: dict[UUID, tuple[str, date]] = field(default_factory=dict)

    def answers(self) -> dict[Any, Any]:
        return {c.MoveTasks: self._move, c.AddTask: self._add, c.DeleteTask: self._delete}

    def provide(self, queries: Provider) -> None:
        queries.provide(lambda: self, provides=WorkloadQueries)
        queries.provide(lambda: _Focus(self.rhythm), provides=RhythmQueries)

    async def of(self, *_: Any) -> Workload:
        return msgspec.structs.replace(self.counts, overdue=len(self.late) or self.counts.overdue)

    async def overdue(self, _: UUID, __: date, ___: datetime, limit: int) -> tuple[Late, ...]:
        return tuple(Late(*one) for one in list(self.late.items())[:limit])

    async def load(self, _: UUID, first: date, last: date) -> dict[date, int]:
        return dict(Counter(day for _, day in self.due.values() if first <= day <= last))

    def _move(self, command: c.MoveTasks) -> c.TasksChanged:
        undo = []
        for move in command.moves:
            was_late = move.task_id in self.late
            title = self.late.pop(move.task_id, "") or self.due.pop(move.task_id)[0]
            undo.append(c.Move(move.task_id, _MADE.date()))
            if was_late and move.due_date is not None:
                self.due[move.task_id] = (title, move.due_date)
            else:
                self.late[move.task_id] = title
        ids = tuple(move.task_id for move in command.moves)
        return c.TasksChanged(len(ids), ids, tuple(undo))

    def _add(self, command: c.AddTask) -> c.TaskCard:
        assert command.due_date is not None
        self.due[command.task_id] = (command.title, command.due_date)
        return c.TaskCard(
            id=command.task_id,
            title=command.title,
            created_at=_MADE + timedelta(days=20),
            due_date=command.due_date,
        )

    def _delete(self, command: c.DeleteTask) -> c.TaskCard:
        title, _ = self.due.pop(command.task_id)
        return c.TaskCard(id=command.task_id, title=title, created_at=_MADE, deleted=True)


@dataclass(slots=True, frozen=True)
class _Focus:
    """RhythmQueries of one person."""

    rhythm: Rhythm

    async def of(self, *_: Any) -> Rhythm:
        return self.rhythm
