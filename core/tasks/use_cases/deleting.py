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
    """What being deleted means for one task, and its undo."""

    reminders: TaskReminders
    outbox: Outbox
    clock: Clock

    async def gone(self, task: Task) -> bool:
        """False for a task that was deleted already."""
        if task.deleted_at is not None:
            return False
        task.deleted_at = self.clock.now()
        await self.reminders.silence(task)
        self.outbox.add(c.TaskDeleted(user_id=task.user_id, at=task.deleted_at, task_id=task.id))
        return True

    async def back(self, task: Task) -> bool:
        """False for a task that is there."""
        if task.deleted_at is None:
            return False
        task.deleted_at = None
        await self.reminders.wake(task)
        return True


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
