"""Putting a reminder off."""

from dataclasses import dataclass
from datetime import datetime

from core.kit.errors import DomainError, NotFound
from core.reminders.contracts import Timetable
from core.tasks.contracts import commands
from core.tasks.models import Task
from core.tasks.rules import add_snooze, calculate_snooze, check_due
from core.tasks.use_cases.base import TaskUseCase
from core.tasks.use_cases.reminders import TaskReminderService


@dataclass(slots=True, frozen=True, kw_only=True)
class SnoozeTask(TaskUseCase[commands.SnoozeTask]):
    reminders: TaskReminderService

    async def apply_change(self, task: Task, command: commands.SnoozeTask) -> None:
        if task.completed_at is not None:
            raise DomainError("task-done")
        if task.deleted_at is not None:
            raise NotFound("task")
        later = _get_snooze_moment(command, await self.reminders.get_local_now(task.user_id))
        ahead = [one for one in self.reminders.build_due_timetables(task) if one.start > later]
        await self.reminders.schedule_at(task, [Timetable(later), *ahead])
        task.snoozes += 1
        task.snoozed_to = add_snooze(task.snoozed_to, later)


def _get_snooze_moment(command: commands.SnoozeTask, now: datetime) -> datetime:
    """The local moment. Raises DomainError `snooze-when`, `past-moment` or `too-far`."""
    if (command.until is None) == (command.at is None):
        raise DomainError("snooze-when")
    if command.until is not None:
        return calculate_snooze(command.until, now)
    assert command.at is not None
    check_due(command.at.date(), None)
    if command.at <= now.replace(tzinfo=None):
        raise DomainError("past-moment")
    return command.at
