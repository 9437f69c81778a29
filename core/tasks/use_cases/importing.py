"""Tasks of another program."""

from dataclasses import dataclass
from uuid import UUID

from core.kit.clock import Clock
from core.kit.errors import DomainError, NotFound
from core.kit.outbox import Outbox
from core.tasks.contracts import batch
from core.tasks.contracts.commands import AddTask
from core.tasks.contracts.events import TasksImported
from core.tasks.contracts.views import TasksBrought
from core.tasks.models import Task
from core.tasks.repository import TaskRepository
from core.tasks.rules import clean_title
from core.tasks.use_cases.reminders import TaskReminderService
from core.tasks.use_cases.writing import build_task, check_task_days


@dataclass(slots=True, frozen=True, kw_only=True)
class BringTasks:
    tasks: TaskRepository
    reminders: TaskReminderService
    outbox: Outbox
    clock: Clock

    async def __call__(self, command: batch.BringTasks) -> TasksBrought:
        await self.reminders.users.require_profile(command.user_id)
        if any(one.user_id != command.user_id for one in command.tasks):
            raise NotFound("task")
        made, back, refused = await self._sort_tasks(command)
        await self.reminders.unmute_reminders(*back)
        await self.reminders.renew_reminders(*made)
        for task in made:
            self.tasks.add(task)
        brought = len(made) + len(back)
        if brought:
            now = self.clock.now()
            self.outbox.add(TasksImported(user_id=command.user_id, at=now, count=brought))
        return TasksBrought(brought, refused)

    async def _sort_tasks(
        self, command: batch.BringTasks
    ) -> tuple[list[Task], list[Task], dict[UUID, str]]:
        """What is new, what comes back, and what is refused with the code of the reason."""
        ids = [one.task_id for one in command.tasks]
        known = {task.id: task for task in await self.tasks.lock_several(ids, command.user_id)}
        refused = dict.fromkeys(await self.tasks.find_taken(ids, command.user_id), "not-found")
        made, back = dict[UUID, Task](), list[Task]()
        for one in command.tasks:
            there = known.get(one.task_id)
            if there is not None and there.deleted_at is not None:
                there.deleted_at = None
                back.append(there)
            elif there is None and one.task_id not in made and one.task_id not in refused:
                try:
                    made[one.task_id] = self._create_task(one)
                except DomainError as refusal:
                    refused[one.task_id] = refusal.code
        return list(made.values()), back, refused

    def _create_task(self, one: AddTask) -> Task:
        """Raises DomainError."""
        task = build_task(one, clean_title(one.title), self.clock.now())
        check_task_days(task)
        self.reminders.check_rrule(task)
        return task
