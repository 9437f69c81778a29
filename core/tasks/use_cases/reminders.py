"""A task's reminders, in step with the task."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from core.kit.clock import Clock
from core.recurrence.days import validate_rule
from core.reminders.contracts import ReminderScheduler, Timetable
from core.tasks.models import Task
from core.tasks.rules import build_timetables
from core.users.contracts import UserDirectory

KIND = "task"


@dataclass(slots=True, frozen=True, kw_only=True)
class TaskReminderService:
    """Keeps tasks' reminders in step with the tasks; several at once are of one person."""

    scheduler: ReminderScheduler
    users: UserDirectory
    clock: Clock

    async def get_local_now(self, user_id: UUID) -> datetime:
        """The instant in the person's own zone."""
        zone = (await self.users.require_profile(user_id)).zone
        return self.clock.now().astimezone(ZoneInfo(zone))

    async def get_today(self, user_id: UUID) -> date:
        """The person's own day, which may begin after midnight."""
        return (await self.users.require_profile(user_id)).get_day(self.clock.now())

    def build_due_timetables(self, task: Task) -> list[Timetable]:
        """What the task's times ask for."""
        return build_timetables(task.due_date, task.due_time, task.remind_before, task.remind_on)

    async def renew_reminders(self, *tasks: Task) -> None:
        """Schedule what the tasks' times ask for; a task that is over stays silent."""
        await self._save_next_reminders(
            {task.id: self.build_due_timetables(task) for task in tasks}, tasks
        )
        await self.mute_reminders(*(task for task in tasks if not _is_open(task)))

    async def mute_reminders(self, *tasks: Task) -> None:
        for task in tasks:
            task.remind_at = None
        if tasks:
            await self.scheduler.mute_subjects(tasks[0].user_id, *(task.id for task in tasks))

    async def unmute_reminders(self, *tasks: Task) -> None:
        """The tasks that are open again: what lies ahead will come, a snooze too."""
        woken = [task for task in tasks if _is_open(task)]
        if not woken:
            return
        person = await self.users.require_profile(woken[0].user_id)
        ahead = await self.scheduler.unmute_subjects(
            person.id, [task.id for task in woken], person.zone
        )
        for task in woken:
            task.remind_at = ahead.get(task.id)

    def check_rrule(self, task: Task) -> None:
        """Raises DomainError `invalid-recurrence`."""
        if task.rrule is not None:
            validate_rule(task.rrule, task.due_date or self.clock.now().date())

    async def schedule_at(self, task: Task, times: list[Timetable]) -> None:
        await self._save_next_reminders({task.id: times}, (task,))

    async def _save_next_reminders(
        self, wanted: Mapping[UUID, Sequence[Timetable]], tasks: Sequence[Task]
    ) -> None:
        if not tasks:
            return
        person = await self.users.require_profile(tasks[0].user_id)
        ahead = await self.scheduler.schedule_all(person.id, KIND, wanted, person.zone)
        for task in tasks:
            task.remind_at = ahead.get(task.id)


def _is_open(task: Task) -> bool:
    return task.completed_at is None and task.deleted_at is None
