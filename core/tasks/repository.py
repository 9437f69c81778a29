"""Writing tasks; every look-up names the owner."""

from collections.abc import Collection, Sequence
from typing import cast
from uuid import UUID

from sqlalchemy import (
    ARRAY,
    Table,
    Uuid,
    any_,
    bindparam,
    delete,
    func,
    literal_column,
    select,
)

from core.kit.errors import NotFound
from core.kit.repositories import OwnedRepository
from core.tasks.blocking import check_no_cycle
from core.tasks.contracts.views import TaskCard
from core.tasks.models import Task
from core.tasks.selects import is_blocking


class TaskRepository(OwnedRepository[Task]):
    model, name = Task, "task"

    async def get(self, id: UUID, user_id: UUID) -> Task:
        """The person's task, locked, with `blocking` filled. Raises NotFound."""
        asked = {"task": id, "owner": user_id}
        found = (await self.session.execute(_OWNED, asked)).one_or_none()
        if found is None:
            raise NotFound("task")
        task, blocking = found
        task.blocking = blocking
        return task

    async def find_taken(self, task_ids: Sequence[UUID], user_id: UUID) -> set[UUID]:
        """Those of the ids that tasks of other people have."""
        others = select(Task.id).where(Task.id.in_(task_ids), Task.user_id != user_id)
        return set((await self.session.execute(others)).scalars())

    async def lock_several(self, task_ids: Sequence[UUID], user_id: UUID) -> Sequence[Task]:
        """Those of the tasks that are the owner's, locked, in the order asked for."""
        mine = (
            select(Task)
            .where(Task.id.in_(task_ids), Task.user_id == user_id)
            .order_by(Task.id)  # whoever locks several locks them in this order
            .with_for_update()
        )
        found = {task.id: task for task in (await self.session.execute(mine)).scalars()}
        return [found[one] for one in dict.fromkeys(task_ids) if one in found]

    async def load_card(self, task: Task) -> TaskCard:
        """The task as its owner sees it, with the blockers that are still to be done."""
        return task.build_card(
            await self._find_open_blockers(task.blocked_by) if task.blocked_by else ()
        )

    async def check_blockers(self, task: Task, blockers: Collection[UUID]) -> None:
        """Raises NotFound for what is not the person's own, DomainError `task-cycle`."""
        mine = select(func.count(Task.id)).where(
            Task.id.in_(blockers), Task.user_id == task.user_id, Task.deleted_at.is_(None)
        )
        if await self.session.scalar(mine) != len(blockers):
            raise NotFound("task")
        edges = select(Task.id, Task.blocked_by).where(
            Task.user_id == task.user_id, Task.blocked_by != literal_column("'{}'")
        )
        waiting = {row.id: row.blocked_by for row in await self.session.execute(edges)}
        check_no_cycle(task.id, blockers, waiting)

    async def _find_open_blockers(self, blockers: Collection[UUID]) -> Collection[UUID]:
        still = select(Task.id).where(
            Task.id.in_(blockers), Task.completed_at.is_(None), Task.deleted_at.is_(None)
        )
        return set((await self.session.execute(still)).scalars())

    async def remove_spawned(self, task_ids: Collection[UUID]) -> list[UUID]:
        """Delete the open occurrences that completing these tasks brought; returns their ids."""
        removed = await self.session.execute(_REMOVE_SPAWNED, {"tasks": list(task_ids)})
        return list(removed.scalars())


# Statements of the commands that people give most, put together once.
_OWNED = (
    select(Task, is_blocking(bindparam("owner")))
    .where(Task.id == bindparam("task"), Task.user_id == bindparam("owner"))
    .with_for_update(of=Task)
)
_TABLE = cast(Table, Task.__table__)
_REMOVE_SPAWNED = (
    delete(_TABLE)
    .where(
        _TABLE.c.spawned_by == any_(bindparam("tasks", type_=ARRAY(Uuid()))),
        _TABLE.c.completed_at.is_(None),
    )
    .returning(_TABLE.c.id)
)
