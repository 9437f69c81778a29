"""Done and undone; a recurring task comes back."""

from dataclasses import dataclass
from datetime import date
from uuid import uuid4

from core.kit.clock import Clock
from core.kit.errors import NotFound
from core.kit.outbox import Outbox
from core.tasks import contracts as c
from core.tasks.models import Task
from core.tasks.repository import TaskRepository
from core.tasks.rules import shifted
from core.tasks.use_cases.reminders import TaskReminders

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
class Completing:
    """What being done means for one task, and its undo."""

    tasks: TaskRepository
    reminders: TaskReminders
    outbox: Outbox
    clock: Clock

    async def done(self, task: Task) -> bool:
        """False for a task that was done already."""
        if task.completed_at is not None:
            return False
        task.completed_at = self.clock.now()
        await self.reminders.silence(task)
        await self._spawn_next(task)
        done = c.TaskCompleted(
            user_id=task.user_id, at=task.completed_at, task_id=task.id, priority=task.priority
        )
        self.outbox.add(done)
        return True

    async def undone(self, task: Task) -> bool:
        """False for a task that is open; the open occurrence it brought goes away."""
        if task.completed_at is None:
            return False
        task.completed_at = None
        for spawned in await self.tasks.remove_spawned(task.id):
            await self.reminders.book.cancel(spawned)
        await self.reminders.wake(task)
        self.outbox.add(c.TaskReopened(user_id=task.user_id, at=self.clock.now(), task_id=task.id))
        return True

    async def _spawn_next(self, task: Task) -> None:
        if task.rrule is None:
            return
        today = await self.reminders.today(task.user_id)
        start = today if task.repeat_from == "done" else task.due_date or today
        found = self.reminders.recurrences.following(task.rrule, start, today)
        if found is None:
            return
        following = self._next(task, *found, since=task.due_date or today)
        self.tasks.add(following)
        await self.reminders.renew(following)

    def _next(self, task: Task, day: date, rrule: str, since: date) -> Task:
        copied = {name: getattr(task, name) for name in _COPIED}
        for name in ("tags", "remind_before", "snoozed_to"):
            copied[name] = list(getattr(task, name))
        return Task(
            **copied,
            id=uuid4(),
            due_date=day,
            rrule=rrule,
            remind_on=shifted(task.remind_on, day - since),
            steps=[step | {"id": str(uuid4()), "done": False} for step in task.steps],
            blocked_by=[],
            snoozes=0,
            spawned_by=task.id,
            created_at=self.clock.now(),
        )


@dataclass(slots=True, frozen=True, kw_only=True)
class CompleteTask:
    tasks: TaskRepository
    completing: Completing

    async def __call__(self, command: c.CompleteTask) -> c.TaskCard:
        task = await self.tasks.get_owned(command.task_id, command.user_id)
        if task.deleted_at is not None:
            raise NotFound("task")
        await self.completing.done(task)
        return await self.tasks.card(task)


@dataclass(slots=True, frozen=True, kw_only=True)
class ReopenTask:
    tasks: TaskRepository
    completing: Completing

    async def __call__(self, command: c.ReopenTask) -> c.TaskCard:
        task = await self.tasks.get_owned(command.task_id, command.user_id)
        await self.completing.undone(task)
        return await self.tasks.card(task)
