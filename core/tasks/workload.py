"""How a person's tasks stand, in figures: one bounded read."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import NamedTuple
from uuid import UUID

import msgspec
from sqlalchemy import ColumnElement, and_, case, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from core.tasks.models import Task
from core.tasks.selects import OPEN_CONDITIONS, is_not_waiting

OLD_AFTER = timedelta(days=30)
_RANKS = {"high": 0, "medium": 1}
OFTEN_SNOOZED = 3  # snoozes after which a task is one that is put off


class Workload(msgspec.Struct, frozen=True, kw_only=True):
    """Open tasks, and those completed since a given instant and within seven days of it; the hours
    are the person's own: morning 5–12, afternoon 12–18, night 23–5."""

    open: int
    overdue: int
    due_today: int
    undated: int
    measured: int
    old: int
    important: int
    snoozed: int
    completed: int
    completed_week: int
    in_morning: int
    in_afternoon: int
    at_night: int


class OverdueTask(NamedTuple):
    """An overdue task."""

    id: UUID
    title: str


@dataclass(slots=True, frozen=True)
class WorkloadQueries:
    session: AsyncSession

    async def get_workload(
        self, user_id: UUID, today: date, zone: str, now: datetime, weeks: int = 4
    ) -> Workload:
        """The figures as of `now`; completions of the last `weeks`."""
        since = now - timedelta(weeks=weeks)
        opened = Task.completed_at.is_(None)
        counted = _build_open_counts(opened, today, now) | _build_done_counts(zone, now)
        columns = [func.count().filter(which).label(name) for name, which in counted.items()]
        mine = select(*columns).where(
            Task.user_id == user_id,
            Task.deleted_at.is_(None),
            or_(opened, Task.completed_at >= since),
        )
        row = (await self.session.execute(mine)).one()
        return Workload(**row._mapping)

    async def list_overdue(self, user_id: UUID, today: date, limit: int) -> tuple[OverdueTask, ...]:
        """Overdue tasks, those of high priority before the others, the longest overdue first."""
        mine = (
            select(Task.id, Task.title)
            .where(
                Task.user_id == user_id,
                Task.due_date < today,
                is_not_waiting(today),
                *OPEN_CONDITIONS,
            )
            .order_by(
                case(_RANKS, value=Task.priority, else_=len(_RANKS)),
                Task.due_date,
                Task.created_at,
                Task.id,
            )
            .limit(limit)
        )
        return tuple(OverdueTask(*row) for row in await self.session.execute(mine))

    async def get_daily_load(self, user_id: UUID, first: date, last: date) -> dict[date, int]:
        """How many open tasks are due on each day from `first` to `last` that has any."""
        mine = (
            select(Task.due_date, func.count(Task.id))
            .where(Task.user_id == user_id, Task.due_date.between(first, last), *OPEN_CONDITIONS)
            .group_by(Task.due_date)
        )
        return {day: count for day, count in await self.session.execute(mine) if day is not None}


def _build_open_counts(
    opened: ColumnElement[bool], today: date, now: datetime
) -> dict[str, ColumnElement[bool]]:
    return {
        "open": opened,
        "overdue": and_(opened, Task.due_date < today, is_not_waiting(today)),
        "due_today": and_(opened, Task.due_date == today),
        "undated": and_(opened, Task.due_date.is_(None)),
        "measured": and_(opened, Task.duration_minutes.is_not(None)),
        "old": and_(opened, Task.created_at < now - OLD_AFTER),
        "important": and_(opened, Task.priority == "high"),
        "snoozed": and_(opened, Task.snoozes >= OFTEN_SNOOZED),
    }


def _build_done_counts(zone: str, now: datetime) -> dict[str, ColumnElement[bool]]:
    hour = func.extract("hour", func.timezone(zone, Task.completed_at))
    return {
        "completed": Task.completed_at.is_not(None),
        "completed_week": Task.completed_at >= now - timedelta(days=7),
        "in_morning": hour.between(5, 11),
        "in_afternoon": hour.between(12, 17),
        "at_night": or_(hour >= 23, hour < 5),
    }
