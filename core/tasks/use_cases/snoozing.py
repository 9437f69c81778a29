"""Putting a reminder off."""

from dataclasses import dataclass
from datetime import datetime

from core.kit.errors import DomainError, NotFound
from core.reminders.contracts import Timetable
from core.tasks import contracts as c
from core.tasks.repository import TaskRepository
from core.tasks.rules import check_due, kept_snoozes, snoozed
from core.tasks.use_cases.reminders import TaskReminders


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
        later = _later(command, await self.reminders.local_now(task.user_id))
        ahead = [one for one in self.reminders.due(task) if one.start > later]
        await self.reminders.at(task, [Timetable(later), *ahead])
        task.snoozes += 1
        task.snoozed_to = kept_snoozes(task.snoozed_to, later)
        return await self.tasks.card(task)


def _later(command: c.SnoozeTask, now: datetime) -> datetime:
    """The local moment. Raises DomainError `snooze-when`, `past-moment` or `too-far`."""
    if (command.until is None) == (command.at is None):
        raise DomainError("snooze-when")
    if command.until is not None:
        return snoozed(command.until, now)
    assert command.at is not None
    check_due(command.at.date(), None)
    if command.at <= now.replace(tzinfo=None):
        raise DomainError("past-moment")
    return command.at
