"""What a person asks for of several tasks at once."""

from typing import Annotated, ClassVar
from uuid import UUID

from msgspec import Meta

from core.kit.messages import Command
from core.tasks.contracts import views as v
from core.tasks.contracts.commands import AddTask


class MoveTasks(Command[v.TasksChanged], frozen=True, kw_only=True):
    """Several open tasks to other days; undone by the moves that come back. Where a plan asked
    for them, they are made only while it stands."""

    subject: ClassVar[str] = "tasks.move_many"
    moves: v.Moves
    plan_id: UUID | None = None


class TaskBatchCommand(Command[v.TasksChanged], frozen=True, kw_only=True):
    """What is asked for of several tasks."""

    task_ids: v.TaskIds


class CompleteTasks(TaskBatchCommand, frozen=True, kw_only=True):
    """Several tasks are done; undone by ReopenTasks."""

    subject: ClassVar[str] = "tasks.complete_many"


class ReopenTasks(TaskBatchCommand, frozen=True, kw_only=True):
    """Undo of CompleteTasks."""

    subject: ClassVar[str] = "tasks.reopen_many"


class DeleteTasks(TaskBatchCommand, frozen=True, kw_only=True):
    """Delete several tasks; undone by RestoreTasks."""

    subject: ClassVar[str] = "tasks.delete_many"


class RestoreTasks(TaskBatchCommand, frozen=True, kw_only=True):
    """Undo of DeleteTasks."""

    subject: ClassVar[str] = "tasks.restore_many"


class BringTasks(Command[v.TasksBrought], frozen=True, kw_only=True):
    """Make tasks that another program kept. One that is there stays as it is, one that was deleted
    comes back; what a rule refuses is told, and the rest is made."""

    subject: ClassVar[str] = "tasks.bring_many"
    tasks: Annotated[tuple[AddTask, ...], Meta(max_length=v.MAX_BATCH)] = ()
