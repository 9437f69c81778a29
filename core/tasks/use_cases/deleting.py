"""Deleting tasks and taking it back."""

from dataclasses import dataclass

from core.kit.clock import Clock
from core.kit.outbox import Outbox
from core.tasks.contracts import commands
from core.tasks.contracts.events import TaskDeleted
from core.tasks.models import Task
from core.tasks.use_cases.base import TaskUseCase
from core.tasks.use_cases.reminders import TaskReminderService


@dataclass(slots=True, frozen=True, kw_only=True)
class TaskDeletionService:
    """What being deleted means for tasks of one person, and its undo."""

    reminders: TaskReminderService
    outbox: Outbox
    clock: Clock

    async def delete_tasks(self, *tasks: Task) -> list[Task]:
        """Those of the tasks that were not deleted already."""
        fresh, now = [task for task in tasks if task.deleted_at is None], self.clock.now()
        for task in fresh:
            task.deleted_at = now
            self.outbox.add(TaskDeleted(user_id=task.user_id, at=now, task_id=task.id))
        await self.reminders.mute_reminders(*fresh)
        return fresh

    async def restore_tasks(self, *tasks: Task) -> list[Task]:
        """Those of the tasks that were deleted."""
        deleted = [task for task in tasks if task.deleted_at is not None]
        for task in deleted:
            task.deleted_at = None
        await self.reminders.unmute_reminders(*deleted)
        return deleted


@dataclass(slots=True, frozen=True, kw_only=True)
class DeleteTask(TaskUseCase[commands.DeleteTask]):
    deletion: TaskDeletionService

    async def apply_change(self, task: Task, command: commands.DeleteTask) -> None:
        await self.deletion.delete_tasks(task)


@dataclass(slots=True, frozen=True, kw_only=True)
class RestoreTask(TaskUseCase[commands.RestoreTask]):
    deletion: TaskDeletionService

    async def apply_change(self, task: Task, command: commands.RestoreTask) -> None:
        await self.deletion.restore_tasks(task)
