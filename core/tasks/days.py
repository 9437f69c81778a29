"""Reading tasks by their days: what is due when, what is undated, what was done."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, case, func, select

from core.tasks.contracts.views import TaskCard
from core.tasks.models import Task
from core.tasks.queries import TaskQueries
from core.tasks.rules import sort_by_time
from core.tasks.selects import OPEN_CONDITIONS, select_cards

MAX_TASKS = 500  # rows of one answer
_RANK = case({"high": 0, "medium": 1, "low": 2}, value=Task.priority, else_=3)


@dataclass(slots=True, frozen=True)
class TaskDayQueries(TaskQueries):
    async def list_due(self, user_id: UUID, first: date | None, last: date) -> tuple[TaskCard, ...]:
        """Open tasks due from `first` (None: however long ago) to `last`, by day and time; of
        more than MOST the most important, then the oldest."""
        dated = [Task.due_date <= last] + ([Task.due_date >= first] if first else [])
        found = await self._read_limited(
            _select_open(user_id, *dated).order_by(_RANK, Task.due_date)
        )
        return tuple(sort_by_time(found))

    async def list_undated(self, user_id: UUID) -> tuple[TaskCard, ...]:
        """Open tasks without a day, the most important and then the oldest first."""
        mine = _select_open(user_id, Task.due_date.is_(None))
        return await self._read_limited(mine.order_by(_RANK, Task.created_at))

    async def list_repeating(self, user_id: UUID, last: date) -> tuple[TaskCard, ...]:
        """Open tasks due by `last` that come back on the days of their rule."""
        which = (Task.rrule.is_not(None), Task.repeat_from == "due", Task.due_date <= last)
        return await self._read_limited(
            _select_open(user_id, *which).order_by(Task.due_time, Task.created_at)
        )

    async def count_undated(self, user_id: UUID) -> int:
        return await self._count_tasks(
            Task.user_id == user_id, Task.due_date.is_(None), *OPEN_CONDITIONS
        )

    async def count_overdue(self, user_id: UUID, today: date) -> int:
        """How many open tasks were due on a day before `today`."""
        return await self._count_tasks(
            Task.user_id == user_id, Task.due_date < today, *OPEN_CONDITIONS
        )

    async def get_daily_loads(
        self, user_id: UUID, first: date, last: date, default: int
    ) -> dict[date, int]:
        """Minutes that the open tasks of each day take, `default` where a task does not say."""
        taken = func.sum(func.coalesce(Task.duration_minutes, default))
        mine = (
            select(Task.due_date, taken)
            .where(Task.user_id == user_id, Task.due_date.between(first, last), *OPEN_CONDITIONS)
            .group_by(Task.due_date)
        )
        rows = (await self.session.execute(mine)).all()
        return {day: int(minutes) for day, minutes in rows if day is not None}

    async def list_done(
        self, user_id: UUID, since: datetime, until: datetime
    ) -> tuple[TaskCard, ...]:
        """What was completed from `since` to before `until`, by time."""
        within = (Task.completed_at >= since, Task.completed_at < until)
        mine = select_cards(user_id).where(
            Task.user_id == user_id, Task.deleted_at.is_(None), *within
        )
        return await self._read_limited(mine.order_by(Task.completed_at))

    async def get_many(self, user_id: UUID, ids: Collection[UUID]) -> dict[UUID, TaskCard]:
        """Of these tasks those that are the person's, done and deleted ones too."""
        found = await self.get_cards([(one, user_id) for one in ids]) if ids else {}
        return {task_id: card for (task_id, owner), card in found.items() if owner == user_id}

    async def _read_limited(self, query: Select[Any]) -> tuple[TaskCard, ...]:
        return await self._read_cards(query.limit(MAX_TASKS))


def _select_open(user_id: UUID, *which: ColumnElement[bool]) -> Select[Any]:
    return select_cards(user_id).where(Task.user_id == user_id, *which, *OPEN_CONDITIONS)
