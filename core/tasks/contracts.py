"""Tasks: commands, events, views. Dates and times are local to the person."""

from datetime import date, datetime, time
from typing import Annotated, ClassVar, Literal
from uuid import UUID

import msgspec
from msgspec import UNSET, Meta, UnsetType

from core.kit.messages import Command, Event

TITLE_LENGTH = 300
TAGS = 10
Priority = Literal["high", "medium", "low"]
SnoozeUntil = Literal["15min", "1h", "part", "morning"]
Title = Annotated[str, Meta(min_length=1, max_length=TITLE_LENGTH)]
Tag = Annotated[str, Meta(min_length=1, max_length=64)]
LocalTime = Annotated[time, Meta(tz=False)]
Lead = Annotated[int, Meta(ge=0, le=366 * 24 * 60)]
Tags = Annotated[tuple[Tag, ...], Meta(max_length=TAGS)]


class TaskCard(msgspec.Struct, frozen=True, kw_only=True):
    """A task as its owner sees it; `remind_at` is the next reminder, UTC; `usual_time` the local
    time it is moved to again and again, where that is not its own."""

    id: UUID
    title: str
    created_at: datetime
    priority: Priority | None = None
    due_date: date | None = None
    due_time: time | None = None
    rrule: str | None = None
    tags: tuple[str, ...] = ()
    project: str | None = None
    duration_minutes: int | None = None
    completed_at: datetime | None = None
    deleted: bool = False
    remind_at: datetime | None = None
    snoozes: int = 0
    usual_time: time | None = None


class TaskPage(msgspec.Struct, frozen=True):
    """One page of a list; `total` counts the whole list."""

    tasks: tuple[TaskCard, ...]
    total: int


class AddTask(Command[TaskCard], frozen=True, kw_only=True):
    """Make a task; `remind_before` are minutes before its time (0 = at its time)."""

    subject: ClassVar[str] = "tasks.add"
    task_id: UUID
    title: Title
    priority: Priority | None = None
    due_date: date | None = None
    due_time: LocalTime | None = None
    rrule: Annotated[str, Meta(max_length=200)] | None = None
    tags: Tags = ()
    project: Annotated[str, Meta(max_length=64)] | None = None
    duration_minutes: Annotated[int, Meta(ge=1, le=1440)] | None = None
    remind_before: Annotated[tuple[Lead, ...], Meta(max_length=5)] = ()


class EditTask(Command[TaskCard], frozen=True, kw_only=True):
    """Change the given fields and leave the unset ones."""

    subject: ClassVar[str] = "tasks.edit"
    task_id: UUID
    title: Title | UnsetType = UNSET
    priority: Priority | None | UnsetType = UNSET
    due_date: date | None | UnsetType = UNSET
    due_time: LocalTime | None | UnsetType = UNSET
    rrule: Annotated[str, Meta(max_length=200)] | None | UnsetType = UNSET
    tags: Tags | UnsetType = UNSET


class CompleteTask(Command[TaskCard], frozen=True, kw_only=True):
    """Done; a recurring task brings its next occurrence."""

    subject: ClassVar[str] = "tasks.complete"
    task_id: UUID


class ReopenTask(Command[TaskCard], frozen=True, kw_only=True):
    """Undo of CompleteTask; the occurrence it brought goes away."""

    subject: ClassVar[str] = "tasks.reopen"
    task_id: UUID


class SnoozeTask(Command[TaskCard], frozen=True, kw_only=True):
    """Remind again later; the due date stays."""

    subject: ClassVar[str] = "tasks.snooze"
    task_id: UUID
    until: SnoozeUntil


class DeleteTask(Command[TaskCard], frozen=True, kw_only=True):
    subject: ClassVar[str] = "tasks.delete"
    task_id: UUID


class RestoreTask(Command[TaskCard], frozen=True, kw_only=True):
    """Undo of DeleteTask."""

    subject: ClassVar[str] = "tasks.restore"
    task_id: UUID


class TaskAdded(Event, frozen=True, kw_only=True):
    subject: ClassVar[str] = "tasks.added"
    task_id: UUID


class TaskCompleted(Event, frozen=True, kw_only=True):
    subject: ClassVar[str] = "tasks.completed"
    task_id: UUID
    priority: Priority | None = None


class TaskReopened(Event, frozen=True, kw_only=True):
    subject: ClassVar[str] = "tasks.reopened"
    task_id: UUID


class TaskDeleted(Event, frozen=True, kw_only=True):
    subject: ClassVar[str] = "tasks.deleted"
    task_id: UUID
