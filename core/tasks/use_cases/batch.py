"""Several tasks at once: what is over, gone or somebody else's is left as it is."""

from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from msgspec import UNSET
from msgspec.structs import replace

from core.planner.contracts import PlanReader
from core.tasks.contracts import batch
from core.tasks.contracts.views import TaskMove, TasksChanged
from core.tasks.models import Task
from core.tasks.repository import TaskRepository
from core.tasks.rules import check_due
from core.tasks.use_cases.completing import TaskCompletionService
from core.tasks.use_cases.deleting import TaskDeletionService
from core.tasks.use_cases.reminders import TaskReminderService

C = TypeVar("C", bound=batch.TaskBatchCommand)


def _build_result(changed: Sequence[Task]) -> TasksChanged:
    return TasksChanged(len(changed), tuple(task.id for task in changed))


@dataclass(slots=True, frozen=True, kw_only=True)
class _TaskBatchUseCase(ABC, Generic[C]):
    """A change of those of the tasks that are the person's, answered by those it changed."""

    tasks: TaskRepository
    completion: TaskCompletionService
    deletion: TaskDeletionService

    async def __call__(self, command: C) -> TasksChanged:
        tasks = await self.tasks.lock_several(command.task_ids, command.user_id)
        return _build_result(await self.change_tasks(tasks))

    @abstractmethod
    async def change_tasks(self, tasks: Sequence[Task]) -> list[Task]:
        """Those of the tasks that were changed."""


class CompleteTasks(_TaskBatchUseCase[batch.CompleteTasks]):
    async def change_tasks(self, tasks: Sequence[Task]) -> list[Task]:
        there = [task for task in tasks if task.deleted_at is None]
        return await self.completion.complete_tasks(*there)


class ReopenTasks(_TaskBatchUseCase[batch.ReopenTasks]):
    async def change_tasks(self, tasks: Sequence[Task]) -> list[Task]:
        return await self.completion.reopen_tasks(*tasks)


class DeleteTasks(_TaskBatchUseCase[batch.DeleteTasks]):
    async def change_tasks(self, tasks: Sequence[Task]) -> list[Task]:
        return await self.deletion.delete_tasks(*tasks)


class RestoreTasks(_TaskBatchUseCase[batch.RestoreTasks]):
    async def change_tasks(self, tasks: Sequence[Task]) -> list[Task]:
        return await self.deletion.restore_tasks(*tasks)


@dataclass(slots=True, frozen=True, kw_only=True)
class MoveTasks:
    tasks: TaskRepository
    reminders: TaskReminderService
    plans: PlanReader

    async def __call__(self, command: batch.MoveTasks) -> TasksChanged:
        if command.plan_id and not await self.plans.is_active(command.plan_id, command.user_id):
            return _build_result([])
        moves = {move.task_id: move for move in command.moves}
        tasks = await self.tasks.lock_several(tuple(moves), command.user_id)
        before = {task.id: TaskMove(task.id, task.due_date, task.due_time) for task in tasks}
        moved = [task for task in tasks if self._move_task(task, moves[task.id])]
        await self.reminders.renew_reminders(*moved)
        undo = tuple(replace(before[task.id], from_day=task.due_date) for task in moved)
        return replace(_build_result(moved), undo=undo)

    def _move_task(self, task: Task, move: TaskMove) -> bool:
        """Whether it went. Raises DomainError as check_due and check_rrule do."""
        if task.completed_at is not None or task.deleted_at is not None:
            return False
        if move.from_day is not UNSET and move.from_day != task.due_date:
            return False
        at = task.due_time if move.due_time is UNSET else move.due_time
        to = (move.due_date, at if move.due_date is not None else None)
        if to == (task.due_date, task.due_time):
            return False
        check_due(move.due_date, to[1])
        task.due_date, task.due_time = to
        task.snoozed_to = []
        self.reminders.check_rrule(task)
        return True
