"""Reading tasks."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import ARRAY, ColumnElement, Select, Uuid, any_, bindparam, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from core.tasks.contracts import TaskCard, TaskPage
from core.tasks.models import Task, card_of

OPEN: tuple[ColumnElement[bool], ...] = (Task.completed_at.is_(None), Task.deleted_at.is_(None))


@dataclass(slots=True, frozen=True)
class TaskQueries:
    session: AsyncSession

    async def card(self, task_id: UUID, user_id: UUID) -> TaskCard | None:
        """The owner's task, or None; deleted ones are shown so that they can be restored."""
        mine = select(Task).where(Task.id == task_id, Task.user_id == user_id)
        task = (await self.session.execute(mine)).scalar_one_or_none()
        return task.card() if task else None

    async def cards(
        self, asked: Collection[tuple[UUID, UUID]]
    ) -> dict[tuple[UUID, UUID], TaskCard]:
        """Of the pairs (task, owner) those that are; deleted tasks too."""
        ids = bindparam("ids", [task_id for task_id, _ in asked], type_=ARRAY(Uuid()))
        mine = select(Task.__table__).where(Task.id == any_(ids))
        tasks = await self.session.execute(mine)
        return {(task.id, task.user_id): card_of(task) for task in tasks}

    async def due_by(self, user_id: UUID, day: date) -> tuple[TaskCard, ...]:
        """Open tasks due on `day` or earlier, and those without a date."""
        dated = or_(Task.due_date <= day, Task.due_date.is_(None))
        mine = select(Task).where(Task.user_id == user_id, dated, *OPEN)
        return await self._cards(mine)

    async def count_due(self, user_id: UUID, day: date) -> int:
        """How many open tasks are due on `day` or earlier."""
        mine = select(func.count(Task.id)).where(
            Task.user_id == user_id, Task.due_date <= day, *OPEN
        )
        return await self.session.scalar(mine) or 0

    async def page(self, user_id: UUID, offset: int, limit: int) -> TaskPage:
        """Open tasks by day and time, undated last."""
        mine = Task.user_id == user_id
        total = await self.session.scalar(select(func.count(Task.id)).where(mine, *OPEN))
        listed = (
            select(Task)
            .where(mine, *OPEN)
            .order_by(Task.due_date.nulls_last(), Task.due_time.nulls_last(), Task.created_at)
            .offset(offset)
            .limit(limit)
        )
        return TaskPage(await self._cards(listed), total or 0)

    async def _cards(self, query: Select[Task]) -> tuple[TaskCard, ...]:
        return tuple(task.card() for task in (await self.session.execute(query)).scalars())
