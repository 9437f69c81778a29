"""What a person asks for of one task."""

from datetime import date
from typing import ClassVar
from uuid import UUID

from msgspec import UNSET, UnsetType

from core.kit.messages import Command
from core.language.values import Priority, RepeatFrom
from core.tasks.contracts import views as v


class TaskCommand(Command[v.TaskCard], frozen=True, kw_only=True):
    """What is asked for of a task."""

    task_id: UUID


class AddTask(TaskCommand, frozen=True, kw_only=True):
    """Make a task; `remind_before` are minutes before its time (0 = at its time), `remind_on`
    local moments."""

    subject: ClassVar[str] = "tasks.add"
    title: v.Title
    priority: Priority | None = None
    due_date: date | None = None
    due_time: v.LocalTime | None = None
    rrule: v.Rule | None = None
    repeat_from: RepeatFrom = "due"
    tags: v.Tags = ()
    project: v.Project | None = None
    duration_minutes: v.Minutes | None = None
    remind_before: v.Leads = ()
    remind_on: v.Moments = ()
    notes: v.Notes | None = None
    waiting_until: date | None = None
    steps: v.Steps = ()


class EditTask(TaskCommand, frozen=True, kw_only=True):
    """Change the given fields and leave the unset ones; blockers that would wait for this task
    themselves are refused."""

    subject: ClassVar[str] = "tasks.edit"
    title: v.Title | UnsetType = UNSET
    priority: Priority | None | UnsetType = UNSET
    due_date: date | None | UnsetType = UNSET
    due_time: v.LocalTime | None | UnsetType = UNSET
    rrule: v.Rule | None | UnsetType = UNSET
    repeat_from: RepeatFrom | UnsetType = UNSET
    tags: v.Tags | UnsetType = UNSET
    project: v.Project | None | UnsetType = UNSET
    duration_minutes: v.Minutes | None | UnsetType = UNSET
    remind_before: v.Leads | UnsetType = UNSET
    remind_on: v.Moments | UnsetType = UNSET
    notes: v.Notes | None | UnsetType = UNSET
    waiting_until: date | None | UnsetType = UNSET
    blocked_by: v.Blockers | UnsetType = UNSET
    steps: v.Steps | UnsetType = UNSET


class AddStep(TaskCommand, frozen=True, kw_only=True):
    """One micro-step more, at the end; the same id adds it once."""

    subject: ClassVar[str] = "tasks.add_step"
    step: v.Step


class TickStep(TaskCommand, frozen=True, kw_only=True):
    """Tick a micro-step, or take the tick back."""

    subject: ClassVar[str] = "tasks.tick_step"
    step_id: UUID
    done: bool


class RemoveStep(TaskCommand, frozen=True, kw_only=True):
    subject: ClassVar[str] = "tasks.remove_step"
    step_id: UUID


class CompleteTask(TaskCommand, frozen=True, kw_only=True):
    """Done; a recurring task brings its next occurrence."""

    subject: ClassVar[str] = "tasks.complete"


class ReopenTask(TaskCommand, frozen=True, kw_only=True):
    """Undo of CompleteTask; the occurrence it brought goes away."""

    subject: ClassVar[str] = "tasks.reopen"


class SnoozeTask(TaskCommand, frozen=True, kw_only=True):
    """Remind again later, at the local moment `at` or in one of the usual steps `until`: one of
    the two; the due date stays."""

    subject: ClassVar[str] = "tasks.snooze"
    until: v.SnoozeUntil | None = None
    at: v.LocalMoment | None = None


class DeleteTask(TaskCommand, frozen=True, kw_only=True):
    subject: ClassVar[str] = "tasks.delete"


class RestoreTask(TaskCommand, frozen=True, kw_only=True):
    """Undo of DeleteTask."""

    subject: ClassVar[str] = "tasks.restore"
