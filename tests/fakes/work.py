"""The figures of one person: what the reads for advice and the weekly review come to."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

import msgspec
from dishka import Provider

from core.career import models as m
from core.career.movement import GoalMovementQueries
from core.focus.rhythm import FocusRhythm, RhythmQueries
from core.tasks.contracts.views import TaskCard
from core.tasks.workload import OverdueTask, Workload, WorkloadQueries
from tests.fakes.career import FakeCareer
from tests.fakes.tasks import FakeTasks

_NO_WORK = Workload(**dict.fromkeys(Workload.__struct_fields__, 0))
_NO_FOCUS = FocusRhythm(**dict.fromkeys(FocusRhythm.__struct_fields__, 0))


@dataclass(slots=True)
class FakeWork:
    """WorkloadQueries over the tasks, but for the given counts; RhythmQueries as given;
    MovementQueries over the goals."""

    tasks: FakeTasks
    career: FakeCareer
    counts: Workload = _NO_WORK
    rhythm: FocusRhythm = _NO_FOCUS

    def answers(self) -> dict[Any, Any]:
        return {}

    def provide(self, provider: Provider) -> None:
        provider.provide(lambda: self, provides=WorkloadQueries)
        provider.provide(lambda: _Rhythm(self.rhythm), provides=RhythmQueries)
        provider.provide(lambda: _Movement(self.career), provides=GoalMovementQueries)

    async def get_workload(self, _: UUID, today: date, *__: Any) -> Workload:
        return msgspec.structs.replace(self.counts, overdue=len(self._late(today)))

    async def list_overdue(self, _: UUID, today: date, limit: int) -> tuple[OverdueTask, ...]:
        return tuple(OverdueTask(task.id, task.title) for task in self._late(today)[:limit])

    async def get_daily_load(self, _: UUID, first: date, last: date) -> dict[date, int]:
        due = Counter(task.due_date for task in self._open())
        return {day: count for day, count in due.items() if day and first <= day <= last}

    def _late(self, today: date) -> list[TaskCard]:
        return [task for task in self._open() if task.due_date and task.due_date < today]

    def _open(self) -> list[TaskCard]:
        tasks = self.tasks.tasks.values()
        return [task for task in tasks if not task.completed_at and not task.deleted]


@dataclass(slots=True, frozen=True)
class _Rhythm:
    rhythm: FocusRhythm

    async def get_rhythm(self, *_: Any) -> FocusRhythm:
        return self.rhythm


@dataclass(slots=True, frozen=True)
class _Movement:
    career: FakeCareer

    async def count_moves_since(self, _: UUID, since: datetime) -> Counter[UUID]:
        goals = {row.id: row.goal_id for row in self.career.of(m.KeyResultRow)}
        moved = [row for row in self.career.of(m.ResultValue) if row.at >= since]
        return Counter(goals[row.result_id] for row in moved)
