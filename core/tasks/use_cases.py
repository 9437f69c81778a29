"""What a person can do with tasks; one class a command."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

from msgspec import UNSET

from core.kit.clock import Clock
from core.kit.errors import DomainError, NotFound
from core.kit.outbox import Outbox
from core.reminders.contracts import Recurrences, ReminderBook, Timetable
from core.tasks import contracts as c
from core.tasks.models import Task
from core.tasks.repository import TaskRepository
from core.tasks.rules import check_due, clean_title, kept_snoozes, snoozed, timetables
from core.users.contracts import People

KIND = "task"


@dataclass(slots=True, frozen=True, kw_only=True)
class TaskReminders:
    """Keeps a task's reminders in step with the task."""

    book: ReminderBook
    recurrences: Recurrences
    people: People
    clock: Clock

    async def zone(self, user_id: UUID) -> str:
        profile = await self.people.profile(user_id)
        if profile is None:
            raise NotFound("user")
        return profile.zone

    async def local_now(self, user_id: UUID) -> datetime:
        """The instant in the person's own zone."""
        return self.clock.now().astimezone(ZoneInfo(await self.zone(user_id)))

    async def renew(self, task: Task) -> None:
        """Schedule what the task's due time asks for; a task that is over stays silent."""
        await self.at(task, timetables(task.due_date, task.due_time, task.remind_before))
        if task.completed_at is not None or task.deleted_at is not None:
            await self.silence(task)

    async def silence(self, task: Task) -> None:
        await self.book.silence(task.id)
        task.remind_at = None

    async def wake(self, task: Task) -> None:
        """The task is open again: what lies ahead will come, a snooze too."""
        if task.completed_at is None and task.deleted_at is None:
            task.remind_at = await self.book.wake(task.id, await self.zone(task.user_id))

    def check_rrule(self, task: Task) -> None:
        """Raises DomainError `invalid-recurrence`."""
        if task.rrule is not None:
            self.recurrences.check(task.rrule, task.due_date or self.clock.now().date())

    async def at(self, task: Task, times: list[Timetable]) -> None:
        zone = await self.zone(task.user_id)
        task.remind_at = await self.book.schedule(task.user_id, KIND, task.id, times, zone)


@dataclass(slots=True, frozen=True, kw_only=True)
class AddTask:
    tasks: TaskRepository
    reminders: TaskReminders
    outbox: Outbox
    clock: Clock

    async def __call__(self, command: c.AddTask) -> c.TaskCard:
        title = clean_title(command.title)
        check_due(command.due_date, command.due_time)
        known = await self.tasks.made_before(command.task_id, command.user_id)
        if known is not None:  # a second tap on the same draft
            return known.card()
        task = self._new(command, title)
        self.reminders.check_rrule(task)
        await self.reminders.zone(task.user_id)  # refuses a person who is not known
        self.tasks.add(task)
        await self.reminders.renew(task)
        self.outbox.add(c.TaskAdded(user_id=task.user_id, at=self.clock.now(), task_id=task.id))
        return task.card()

    def _new(self, command: c.AddTask, title: str) -> Task:
        return Task(
            id=command.task_id,
            user_id=command.user_id,
            title=title,
            priority=command.priority,
            due_date=command.due_date,
            due_time=command.due_time,
            rrule=command.rrule,
            tags=list(command.tags),
            project=command.project,
            duration_minutes=command.duration_minutes,
            remind_before=list(command.remind_before),
            snoozes=0,
            snoozed_to=[],
            created_at=self.clock.now(),
        )


@dataclass(slots=True, frozen=True, kw_only=True)
class EditTask:
    tasks: TaskRepository
    reminders: TaskReminders

    async def __call__(self, command: c.EditTask) -> c.TaskCard:
        task = await self.tasks.get_owned(command.task_id, command.user_id)
        before = (task.due_date, task.due_time)
        for name in ("priority", "due_date", "due_time", "rrule"):
            value = getattr(command, name)
            if value is not UNSET:
                setattr(task, name, value)
        if command.title is not UNSET:
            task.title = clean_title(command.title)
        if command.tags is not UNSET:
            task.tags = list(command.tags)
        if task.due_date is None:
            task.due_time = None
        check_due(task.due_date, task.due_time)
        self.reminders.check_rrule(task)
        if before != (task.due_date, task.due_time):  # else a snooze would be forgotten
            task.snoozed_to = []
            await self.reminders.renew(task)
        return task.card()


@dataclass(slots=True, frozen=True, kw_only=True)
class CompleteTask:
    tasks: TaskRepository
    reminders: TaskReminders
    outbox: Outbox
    clock: Clock

    async def __call__(self, command: c.CompleteTask) -> c.TaskCard:
        task = await self.tasks.get_owned(command.task_id, command.user_id)
        if task.deleted_at is not None:
            raise NotFound("task")
        if task.completed_at is None:
            task.completed_at = self.clock.now()
            await self.reminders.silence(task)
            await self._spawn_next(task)
            done = c.TaskCompleted(
                user_id=task.user_id,
                at=task.completed_at,
                task_id=task.id,
                priority=task.priority,
            )
            self.outbox.add(done)
        return task.card()

    async def _spawn_next(self, task: Task) -> None:
        if task.rrule is None:
            return
        today = (await self.reminders.local_now(task.user_id)).date()
        found = self.reminders.recurrences.following(task.rrule, task.due_date or today, today)
        if found is None:
            return
        fields = ("user_id", "title", "priority", "due_time", "project", "duration_minutes")
        copied = {name: getattr(task, name) for name in fields}
        for name in ("tags", "remind_before", "snoozed_to"):
            copied[name] = list(getattr(task, name))
        following = Task(
            **copied,
            id=uuid4(),
            due_date=found[0],
            rrule=found[1],
            snoozes=0,
            spawned_by=task.id,
            created_at=self.clock.now(),
        )
        self.tasks.add(following)
        await self.reminders.renew(following)


@dataclass(slots=True, frozen=True, kw_only=True)
class ReopenTask:
    tasks: TaskRepository
    reminders: TaskReminders
    outbox: Outbox
    clock: Clock

    async def __call__(self, command: c.ReopenTask) -> c.TaskCard:
        task = await self.tasks.get_owned(command.task_id, command.user_id)
        if task.completed_at is not None:
            task.completed_at = None
            for spawned in await self.tasks.remove_spawned(task.id):
                await self.reminders.book.cancel(spawned)
            await self.reminders.wake(task)
            self.outbox.add(
                c.TaskReopened(user_id=task.user_id, at=self.clock.now(), task_id=task.id)
            )
        return task.card()


@dataclass(slots=True, frozen=True, kw_only=True)
class SnoozeTask:
    tasks: TaskRepository
    reminders: TaskReminders

    async def __call__(self, command: c.SnoozeTask) -> c.TaskCard:
        task = await self.tasks.get_owned(command.task_id, command.user_id)
        if task.completed_at is not None:
            raise DomainError("task-done")
        if task.deleted_at is not None:
            raise NotFound("task")
        now = await self.reminders.local_now(task.user_id)
        later = snoozed(command.until, now)
        due = timetables(task.due_date, task.due_time, task.remind_before)
        await self.reminders.at(task, [Timetable(later), *(t for t in due if t.start > later)])
        task.snoozes += 1
        task.snoozed_to = kept_snoozes(task.snoozed_to, later)
        return task.card()


@dataclass(slots=True, frozen=True, kw_only=True)
class DeleteTask:
    tasks: TaskRepository
    reminders: TaskReminders
    outbox: Outbox
    clock: Clock

    async def __call__(self, command: c.DeleteTask) -> c.TaskCard:
        task = await self.tasks.get_owned(command.task_id, command.user_id)
        if task.deleted_at is None:
            task.deleted_at = self.clock.now()
            await self.reminders.silence(task)
            self.outbox.add(
                c.TaskDeleted(user_id=task.user_id, at=task.deleted_at, task_id=task.id)
            )
        return task.card()


@dataclass(slots=True, frozen=True, kw_only=True)
class RestoreTask:
    tasks: TaskRepository
    reminders: TaskReminders

    async def __call__(self, command: c.RestoreTask) -> c.TaskCard:
        task = await self.tasks.get_owned(command.task_id, command.user_id)
        if task.deleted_at is not None:
            task.deleted_at = None
            await self.reminders.wake(task)
        return task.card()
