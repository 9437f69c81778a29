"""A task's reminders, in step with the task."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from core.kit.clock import Clock
from core.kit.errors import NotFound
from core.reminders.contracts import Recurrences, ReminderBook, Timetable
from core.tasks.models import Task
from core.tasks.rules import timetables
from core.users.contracts import People, Profile

KIND = "task"


@dataclass(slots=True, frozen=True, kw_only=True)
class TaskReminders:
    """Keeps a task's reminders in step with the task."""

    book: ReminderBook
    recurrences: Recurrences
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

    async def renew(self, task: Task) -> None:
        """Schedule what the task's times ask for; a task that is over stays silent."""
        await self.at(task, self.due(task))
        if task.completed_at is not None or task.deleted_at is not None:
            await self.silence(task)

    async def silence(self, task: Task) -> None:
        await self.book.silence(task.id)
        task.remind_at = None

    async def wake(self, task: Task) -> None:
        """The task is open again: what lies ahead will come, a snooze too."""
        if task.completed_at is None and task.deleted_at is None:
            zone = (await self.person(task.user_id)).zone
            task.remind_at = await self.book.wake(task.id, zone)

    def check_rrule(self, task: Task) -> None:
        """Raises DomainError `invalid-recurrence`."""
        if task.rrule is not None:
            self.recurrences.check(task.rrule, task.due_date or self.clock.now().date())

    async def at(self, task: Task, times: list[Timetable]) -> None:
        zone = (await self.person(task.user_id)).zone
        task.remind_at = await self.book.schedule(task.user_id, KIND, task.id, times, zone)
