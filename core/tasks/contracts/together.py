"""What a person asks for of several tasks at once."""

from typing import ClassVar

from core.kit.messages import Command
from core.tasks.contracts import views as v


class MoveTasks(Command[v.TasksChanged], frozen=True, kw_only=True):
    """Several open tasks to other days; undone by the moves that come back."""

    subject: ClassVar[str] = "tasks.move_many"
    moves: v.Moves


class CompleteTasks(Command[v.TasksChanged], frozen=True, kw_only=True):
    """Several tasks are done; undone by ReopenTasks."""

    subject: ClassVar[str] = "tasks.complete_many"
    task_ids: v.TaskIds


class ReopenTasks(Command[v.TasksChanged], frozen=True, kw_only=True):
    """Undo of CompleteTasks."""

    subject: ClassVar[str] = "tasks.reopen_many"
    task_ids: v.TaskIds


class DeleteTasks(Command[v.TasksChanged], frozen=True, kw_only=True):
    """Delete several tasks; undone by RestoreTasks."""

    subject: ClassVar[str] = "tasks.delete_many"
    task_ids: v.TaskIds


class RestoreTasks(Command[v.TasksChanged], frozen=True, kw_only=True):
    """Undo of DeleteTasks."""

    subject: ClassVar[str] = "tasks.restore_many"
    task_ids: v.TaskIds
