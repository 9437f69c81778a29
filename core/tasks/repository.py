"""Writing tasks; every look-up names the owner."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncSession

from core.kit.errors import NotFound
from core.tasks.models import Task


@dataclass(slots=True, frozen=True)
class TaskRepository:
    session: AsyncSession

    def add(self, task: Task) -> None:
        self.session.add(task)

    async def made_before(self, task_id: UUID, user_id: UUID) -> Task | None:
        """The owner's task, or None if the id is free. Raises NotFound if it is somebody else's."""
        task = await self.session.get(Task, task_id, with_for_update=True)
        if task is not None and task.user_id != user_id:
            raise NotFound("task")
        return task

    async def get_owned(self, task_id: UUID, user_id: UUID) -> Task:
        """The task, locked. Raises NotFound, also when it belongs to somebody else."""
        mine = select(Task).where(Task.id == task_id, Task.user_id == user_id).with_for_update()
        task = (await self.session.execute(mine)).scalar_one_or_none()
        if task is None:
            raise NotFound("task")
        return task

    async def remove_spawned(self, task_id: UUID) -> list[UUID]:
        """Delete the open occurrences that completing `task_id` brought; returns their ids."""
        spawned = (
            delete(Task)
            .where(Task.spawned_by == task_id, Task.completed_at.is_(None))
            .returning(Task.id)
        )
        return list((await self.session.execute(spawned)).scalars())
