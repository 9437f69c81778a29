"""What has happened to tasks."""

from typing import ClassVar
from uuid import UUID

from core.kit.messages import Event
from core.tasks.contracts.views import Priority


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


class TasksImported(Event, frozen=True, kw_only=True):
    """Tasks of another program were brought in; there is no TaskAdded for each."""

    subject: ClassVar[str] = "tasks.imported"
    count: int
