"""Done and undone; a recurring task comes back."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import uuid4

from core.kit.clock import Clock
from core.kit.errors import NotFound
from core.kit.outbox import Outbox
from core.recurrence.days import find_next_day
from core.tasks.contracts import commands
from core.tasks.contracts.events import TaskCompleted, TaskReopened
from core.tasks.models import Task
from core.tasks.repository import TaskRepository
from core.tasks.rules import shift_moments
from core.tasks.use_cases.base import TaskUseCase
from core.tasks.use_cases.reminders import TaskReminderService

_COPIED = (
    "user_id",
    "title",
    "priority",
    "due_time",
    "repeat_from",
    "project",
    "duration_minutes",
    "notes",
)


@dataclass(slots=True, frozen=True, kw_only=True)
class TaskCompletionService:
    """What being done means for tasks of one person, and its undo."""

    tasks: TaskRepository
    reminders: TaskReminderService
    outbox: Outbox
    clock: Clock

    async def complete_tasks(self, *tasks: Task) -> list[Task]:
        """Those of the tasks that were not done already."""
        fresh, now = [task for task in tasks if task.completed_at is None], self.clock.now()
        for task in fresh:
            task.completed_at = now
        await self.reminders.mute_reminders(*fresh)
        await self._spawn_next([task for task in fresh if task.rrule is not None])
        for task in fresh:
            text = TaskCompleted(
                user_id=task.user_id, at=now, task_id=task.id, priority=task.priority
            )
            self.outbox.add(text)
        return fresh

    async def reopen_tasks(self, *tasks: Task) -> list[Task]:
        """Those of the tasks that were done; the open occurrences they brought go away."""
        done, now = [task for task in tasks if task.completed_at is not None], self.clock.now()
        if not done:
            return []
        spawned = await self.tasks.remove_spawned([task.id for task in done])
        await self.reminders.scheduler.cancel(done[0].user_id, *spawned)
        for task in done:
            task.completed_at = None
        await self.reminders.unmute_reminders(*done)
        for task in done:
            self.outbox.add(TaskReopened(user_id=task.user_id, at=now, task_id=task.id))
        return done

    async def _spawn_next(self, tasks: Sequence[Task]) -> None:
        if not tasks:
            return
        today, spawned = await self.reminders.get_today(tasks[0].user_id), []
        for task in tasks:
            assert task.rrule is not None
            start = today if task.repeat_from == "done" else task.due_date or today
            found = find_next_day(task.rrule, start, today)
            if found is not None:
                spawned.append(self._build_next(task, *found, since=task.due_date or today))
        await self.reminders.renew_reminders(*spawned)
        for task in spawned:
            self.tasks.add(task)

    def _build_next(self, task: Task, day: date, rrule: str, since: date) -> Task:
        copied = {name: getattr(task, name) for name in _COPIED}
        for name in ("tags", "remind_before", "snoozed_to"):
            copied[name] = list(getattr(task, name))
        return Task(
            **copied,
            id=uuid4(),
            due_date=day,
            rrule=rrule,
            remind_on=shift_moments(task.remind_on, day - since),
            steps=[step | {"id": str(uuid4()), "done": False} for step in task.steps],
            blocked_by=[],
            snoozes=0,
            spawned_by=task.id,
            created_at=self.clock.now(),
        )


@dataclass(slots=True, frozen=True, kw_only=True)
class CompleteTask(TaskUseCase[commands.CompleteTask]):
    completion: TaskCompletionService

    async def apply_change(self, task: Task, command: commands.CompleteTask) -> None:
        if task.deleted_at is not None:
            raise NotFound("task")
        await self.completion.complete_tasks(task)


@dataclass(slots=True, frozen=True, kw_only=True)
class ReopenTask(TaskUseCase[commands.ReopenTask]):
    completion: TaskCompletionService

    async def apply_change(self, task: Task, command: commands.ReopenTask) -> None:
        await self.completion.reopen_tasks(task)
