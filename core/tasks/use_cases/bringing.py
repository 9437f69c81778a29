"""Tasks of another program."""

from dataclasses import dataclass
from uuid import UUID

from core.kit.clock import Clock
from core.kit.errors import DomainError, NotFound
from core.kit.outbox import Outbox
from core.tasks import contracts as c
from core.tasks.models import Task
from core.tasks.repository import TaskRepository
from core.tasks.rules import clean_title
from core.tasks.use_cases.reminders import TaskReminders
from core.tasks.use_cases.writing import check_days, new_task


@dataclass(slots=True, frozen=True, kw_only=True)
class BringTasks:
    tasks: TaskRepository
    reminders: TaskReminders
    outbox: Outbox
    clock: Clock

    async def __call__(self, command: c.BringTasks) -> c.TasksBrought:
        await self.reminders.person(command.user_id)  # refuses a person who is not known
        if any(one.user_id != command.user_id for one in command.tasks):
            raise NotFound("task")
        ids = [one.task_id for one in command.tasks]
        known = {task.id: task for task in await self.tasks.several(ids, command.user_id)}
        brought, refused = 0, dict[UUID, str]()
        for one in command.tasks:
            try:
                brought += await self._bring(one, known)
            except DomainError as refusal:
                refused[one.task_id] = refusal.code
        if brought:
            now = self.clock.now()
            self.outbox.add(c.TasksImported(user_id=command.user_id, at=now, count=brought))
        return c.TasksBrought(brought, refused)

    async def _bring(self, one: c.AddTask, known: dict[UUID, Task]) -> bool:
        """Whether it was made or came back. Raises DomainError."""
        there = known.get(one.task_id)
        if there is None:
            await self._make(one, known)
        elif there.deleted_at is not None:
            there.deleted_at = None
            await self.reminders.wake(there)
        else:
            return False
        return True

    async def _make(self, one: c.AddTask, known: dict[UUID, Task]) -> None:
        task = new_task(one, clean_title(one.title), self.clock.now())
        check_days(task)
        self.reminders.check_rrule(task)
        if self.reminders.due(task):
            await self.reminders.renew(task)
        self.tasks.add(task)
        known[task.id] = task
