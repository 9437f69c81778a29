"""A task's reminders, in step with the task."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from core.kit.clock import Clock
from core.kit.errors import NotFound
from core.recurrence.days import validate_rule
from core.reminders.contracts import ReminderBook, Timetable
from core.tasks.models import Task
from core.tasks.rules import timetables
from core.users.contracts import People, Profile

KIND = "task"


@dataclass(slots=True, frozen=True, kw_only=True)
class TaskReminders:
    """Keeps tasks' reminders in step with the tasks; several at once are of one person."""

    book: ReminderBook
    people: People
    clock: Clock

    async def person(self, user_id: UUID) -> Profile:
        """Raises NotFound for a person who is not known."""
        profile = await self.people.profile(user_id)
        if profile is None:
            raise NotFound("user")
        return profile

    async def local_now(self, user_id: UUID) -> datetime:
        """The instant in the person's own zone."""
        zone = (await self.person(user_id)).zone
        return self.clock.now().astimezone(ZoneInfo(zone))

    async def today(self, user_id: UUID) -> date:
        """The person's own day, which may begin after midnight."""
        return (await self.person(user_id)).day_of(self.clock.now())

    def due(self, task: Task) -> list[Timetable]:
        """What the task's times ask for."""
        return timetables(task.due_date, task.due_time, task.remind_before, task.remind_on)

    async def renew(self, *tasks: Task) -> None:
        """Schedule what the tasks' times ask for; a task that is over stays silent."""
        await self._keep({task.id: self.due(task) for task in tasks}, tasks)
        await self.silence(*(task for task in tasks if not _open(task)))

    async def silence(self, *tasks: Task) -> None:
        for task in tasks:
            task.remind_at = None
        if tasks:
            await self.book.silence(tasks[0].user_id, *(task.id for task in tasks))

    async def wake(self, *tasks: Task) -> None:
        """The tasks that are open again: what lies ahead will come, a snooze too."""
        woken = [task for task in tasks if _open(task)]
        if not woken:
            return
        person = await self.person(woken[0].user_id)
        ahead = await self.book.wake(person.id, [task.id for task in woken], person.zone)
        for task in woken:
            task.remind_at = ahead.get(task.id)

    def check_rrule(self, task: Task) -> None:
        """Raises DomainError `invalid-recurrence`."""
        if task.rrule is not None:
            validate_rule(task.rrule, task.due_date or self.clock.now().date())

    async def at(self, task: Task, times: list[Timetable]) -> None:
        await self._keep({task.id: times}, (task,))

    async def _keep(
        self, wanted: Mapping[UUID, Sequence[Timetable]], tasks: Sequence[Task]
    ) -> None:
        if not tasks:
            return
        person = await self.person(tasks[0].user_id)
        ahead = await self.book.schedule_all(person.id, KIND, wanted, person.zone)
        for task in tasks:
            task.remind_at = ahead.get(task.id)


def _open(task: Task) -> bool:
    return task.completed_at is None and task.deleted_at is None
