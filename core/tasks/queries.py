"""Reading tasks."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import (
    ARRAY,
    ColumnElement,
    Select,
    Uuid,
    any_,
    bindparam,
    false,
    func,
    literal_column,
    or_,
    select,
)
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from core.tasks.contracts import TaskCard, TaskPage
from core.tasks.models import Task, card_of

OPEN: tuple[ColumnElement[bool], ...] = (Task.completed_at.is_(None), Task.deleted_at.is_(None))


@dataclass(slots=True, frozen=True)
class TaskQueries:
    session: AsyncSession

    async def card(self, task_id: UUID, user_id: UUID) -> TaskCard | None:
        """The owner's task, or None; deleted ones are shown so that they can be restored."""
        mine = _cards(user_id).where(Task.id == task_id, Task.user_id == user_id)
        found = await self._read(mine)
        return found[0] if found else None

    async def cards(
        self, asked: Collection[tuple[UUID, UUID]]
    ) -> dict[tuple[UUID, UUID], TaskCard]:
        """Of the pairs (task, owner) those that are; deleted tasks too."""
        ids = bindparam("ids", [task_id for task_id, _ in asked], type_=ARRAY(Uuid()))
        rows = (await self.session.execute(_cards(None).where(Task.id == any_(ids)))).all()
        standing = await self._standing(rows)
        return {
            (row.id, row.user_id): card_of(row, standing, blocking=row.blocking) for row in rows
        }

    async def due_by(self, user_id: UUID, day: date) -> tuple[TaskCard, ...]:
        """Open tasks due on `day` or earlier and those without a date, but for those that wait
        until a later day."""
        dated = or_(Task.due_date <= day, Task.due_date.is_(None))
        mine = _cards(user_id).where(Task.user_id == user_id, dated, not_waiting(day), *OPEN)
        return await self._read(mine)

    async def count_due(self, user_id: UUID, day: date) -> int:
        """How many open tasks are due on `day` or earlier and do not wait until a later day."""
        mine = select(func.count(Task.id)).where(
            Task.user_id == user_id, Task.due_date <= day, not_waiting(day), *OPEN
        )
        return await self.session.scalar(mine) or 0

    async def page(self, user_id: UUID, offset: int, limit: int) -> TaskPage:
        """Open tasks by day and time, undated last."""
        mine = Task.user_id == user_id
        total = await self.session.scalar(select(func.count(Task.id)).where(mine, *OPEN))
        listed = (
            _cards(user_id)
            .where(mine, *OPEN)
            .order_by(Task.due_date.nulls_last(), Task.due_time.nulls_last(), Task.created_at)
            .offset(offset)
            .limit(limit)
        )
        return TaskPage(await self._read(listed), total or 0)

    async def _read(self, query: Select[Any]) -> tuple[TaskCard, ...]:
        rows = (await self.session.execute(query)).all()
        standing = await self._standing(rows)
        return tuple(card_of(row, standing, blocking=row.blocking) for row in rows)

    async def _standing(self, rows: Sequence[Any]) -> Collection[UUID]:
        """The blockers of the tasks that are still to be done."""
        blockers = {one for row in rows for one in row.blocked_by}
        if not blockers:
            return ()
        ids = bindparam("ids", list(blockers), type_=ARRAY(Uuid()))
        still = select(Task.id).where(Task.id == any_(ids), *OPEN)
        return set((await self.session.execute(still)).scalars())


def not_waiting(day: date) -> ColumnElement[bool]:
    """Of tasks that do not wait until a day after `day`."""
    return or_(Task.waiting_until <= day, Task.waiting_until.is_(None))


def _cards(user_id: UUID | None) -> Select[Any]:
    """The columns of a task, and whether an open task of the person waits for it; for tasks of
    several people (None) that is not asked."""
    blocking = _blocks(user_id) if user_id else false()
    return select(Task.__table__, blocking.label("blocking"))


def _blocks(user_id: UUID) -> ColumnElement[bool]:
    waiting = aliased(Task)
    blockers = select(func.unnest(waiting.blocked_by)).where(
        waiting.user_id == user_id,
        waiting.blocked_by != literal_column("'{}'"),  # spelled out, as in the index
        waiting.completed_at.is_(None),
        waiting.deleted_at.is_(None),
    )
    return Task.id.in_(blockers)
