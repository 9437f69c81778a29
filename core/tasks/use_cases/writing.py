"""Making tasks and changing them."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

import msgspec
from msgspec import UNSET

from core.kit.clock import Clock
from core.kit.outbox import Outbox
from core.tasks.contracts import commands
from core.tasks.contracts.events import TaskAdded
from core.tasks.contracts.views import TaskCard
from core.tasks.models import Task
from core.tasks.repository import TaskRepository
from core.tasks.rules import check_due, clean_title
from core.tasks.use_cases.base import TaskUseCase
from core.tasks.use_cases.reminders import TaskReminderService

_PLAIN_FIELDS = (
    "priority",
    "due_date",
    "due_time",
    "rrule",
    "repeat_from",
    "project",
    "duration_minutes",
    "waiting_until",
)
_LIST_FIELDS = ("tags", "remind_before", "remind_on")


def _get_stored_values(values: Any) -> dict[str, Any]:
    """The given fields of a command as a task keeps them, without its title and blockers."""
    given = {
        name: getattr(values, name) for name in (*_PLAIN_FIELDS, *_LIST_FIELDS, "notes", "steps")
    }
    given = {name: value for name, value in given.items() if value is not UNSET}
    given |= {name: list(given[name]) for name in _LIST_FIELDS if name in given}
    for name in {"notes", "project"} & given.keys():  # an empty one is none
        given[name] = (given[name] or "").strip() or None
    if "steps" in given:
        given["steps"] = msgspec.to_builtins(given["steps"])
    return given


def build_task(command: commands.AddTask, title: str, at: datetime) -> Task:
    """The task that a command asks for."""
    return Task(
        **_get_stored_values(command),
        id=command.task_id,
        user_id=command.user_id,
        title=title,
        blocked_by=[],
        snoozes=0,
        snoozed_to=[],
        created_at=at,
    )


def check_task_days(task: Task) -> None:
    """Raises DomainError `too-far` or `time-without-date`."""
    check_due(task.due_date, task.due_time)
    days: list[date | None] = [task.waiting_until, *(at.date() for at in task.remind_on)]
    for day in days:
        check_due(day, None)


@dataclass(slots=True, frozen=True, kw_only=True)
class AddTask:
    tasks: TaskRepository
    reminders: TaskReminderService
    outbox: Outbox
    clock: Clock

    async def __call__(self, command: commands.AddTask) -> TaskCard:
        title = clean_title(command.title)
        known = await self.tasks.find(command.task_id, command.user_id)
        if known is not None:  # a second tap on the same draft
            return await self.tasks.load_card(known)
        task = build_task(command, title, self.clock.now())
        check_task_days(task)
        self.reminders.check_rrule(task)
        await self.reminders.users.require_profile(task.user_id)
        self.tasks.add(task)
        await self.reminders.renew_reminders(task)
        self.outbox.add(TaskAdded(user_id=task.user_id, at=self.clock.now(), task_id=task.id))
        return task.build_card()


@dataclass(slots=True, frozen=True, kw_only=True)
class EditTask(TaskUseCase[commands.EditTask]):
    reminders: TaskReminderService

    async def apply_change(self, task: Task, command: commands.EditTask) -> None:
        due, times = (task.due_date, task.due_time), self.reminders.build_due_timetables(task)
        await self._apply_fields(task, command)
        check_task_days(task)
        self.reminders.check_rrule(task)
        if due != (task.due_date, task.due_time):
            task.snoozed_to = []
        if times != self.reminders.build_due_timetables(task):  # else a snooze would be forgotten
            await self.reminders.renew_reminders(task)

    async def _apply_fields(self, task: Task, command: commands.EditTask) -> None:
        for name, value in _get_stored_values(command).items():
            setattr(task, name, value)
        if command.title is not UNSET:
            task.title = clean_title(command.title)
        if command.blocked_by is not UNSET:
            await self._set_blockers(task, list(dict.fromkeys(command.blocked_by)))
        if task.due_date is None:
            task.due_time = None

    async def _set_blockers(self, task: Task, blockers: list[UUID]) -> None:
        """Raises NotFound for what is not the person's own, DomainError `task-cycle`."""
        await self.tasks.check_blockers(task, blockers)
        task.blocked_by = blockers
