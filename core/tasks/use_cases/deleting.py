"""Deleting tasks and taking it back."""

from dataclasses import dataclass

from core.kit.clock import Clock
from core.kit.outbox import Outbox
from core.tasks import contracts as c
from core.tasks.models import Task
from core.tasks.repository import TaskRepository
from core.tasks.use_cases.reminders import TaskReminders


@dataclass(slots=True, frozen=True, kw_only=True)
class Deleting:
    """What being deleted means for tasks of one person, and its undo."""

    reminders: TaskReminders
    outbox: Outbox
    clock: Clock

    async def gone(self, *tasks: Task) -> list[Task]:
        """Those of the tasks that were not deleted already."""
        fresh, now = [task for task in tasks if task.deleted_at is None], self.clock.now()
        for task in fresh:
            task.deleted_at = now
            self.outbox.add(c.TaskDeleted(user_id=task.user_id, at=now, task_id=task.id))
        await self.reminders.silence(*fresh)
        return fresh

    async def back(self, *tasks: Task) -> list[Task]:
        """Those of the tasks that were deleted."""
        deleted = [task for task in tasks if task.deleted_at is not None]
        for task in deleted:
            task.deleted_at = None
        await self.reminders.wake(*deleted)
        return deleted


@dataclass(slots=True, frozen=True, kw_only=True)
class DeleteTask:
    tasks: TaskRepository
    deleting: Deleting

    async def __call__(self, command: c.DeleteTask) -> c.TaskCard:
        task = await self.tasks.get_owned(command.task_id, command.user_id)
        await self.deleting.gone(task)
        return await self.tasks.card(task)


@dataclass(slots=True, frozen=True, kw_only=True)
class RestoreTask:
    tasks: TaskRepository
    deleting: Deleting

    async def __call__(self, command: c.RestoreTask) -> c.TaskCard:
        task = await self.tasks.get_owned(command.task_id, command.user_id)
        await self.deleting.back(task)
        return await self.tasks.card(task)
