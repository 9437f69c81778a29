"""What has happened to tasks."""

from typing import ClassVar
from uuid import UUID

from core.kit.messages import Event
from core.language.values import Priority


class TaskEvent(Event, frozen=True, kw_only=True):
    """What happened to a task."""

    task_id: UUID


class TaskAdded(TaskEvent, frozen=True, kw_only=True):
    subject: ClassVar[str] = "tasks.added"


class TaskCompleted(TaskEvent, frozen=True, kw_only=True):
    subject: ClassVar[str] = "tasks.completed"
    priority: Priority | None = None


class TaskReopened(TaskEvent, frozen=True, kw_only=True):
    subject: ClassVar[str] = "tasks.reopened"


class TaskDeleted(TaskEvent, frozen=True, kw_only=True):
    subject: ClassVar[str] = "tasks.deleted"


class TasksImported(Event, frozen=True, kw_only=True):
    """Tasks of another program were brought in; there is no TaskAdded for each."""

    subject: ClassVar[str] = "tasks.imported"
    count: int
