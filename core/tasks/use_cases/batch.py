"""Several tasks at once: what is over, gone or somebody else's is left as it is."""

from collections.abc import Sequence
from dataclasses import dataclass

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


def _build_result(changed: Sequence[Task]) -> TasksChanged:
    return TasksChanged(len(changed), tuple(task.id for task in changed))


@dataclass(slots=True, frozen=True, kw_only=True)
class CompleteTasks:
    tasks: TaskRepository
    completion: TaskCompletionService

    async def __call__(self, command: batch.CompleteTasks) -> TasksChanged:
        tasks = await self.tasks.lock_several(command.task_ids, command.user_id)
        there = [task for task in tasks if task.deleted_at is None]
        return _build_result(await self.completion.complete_tasks(*there))


@dataclass(slots=True, frozen=True, kw_only=True)
class ReopenTasks:
    tasks: TaskRepository
    completion: TaskCompletionService

    async def __call__(self, command: batch.ReopenTasks) -> TasksChanged:
        tasks = await self.tasks.lock_several(command.task_ids, command.user_id)
        return _build_result(await self.completion.reopen_tasks(*tasks))


@dataclass(slots=True, frozen=True, kw_only=True)
class DeleteTasks:
    tasks: TaskRepository
    deletion: TaskDeletionService

    async def __call__(self, command: batch.DeleteTasks) -> TasksChanged:
        tasks = await self.tasks.lock_several(command.task_ids, command.user_id)
        return _build_result(await self.deletion.delete_tasks(*tasks))


@dataclass(slots=True, frozen=True, kw_only=True)
class RestoreTasks:
    tasks: TaskRepository
    deletion: TaskDeletionService

    async def __call__(self, command: batch.RestoreTasks) -> TasksChanged:
        tasks = await self.tasks.lock_several(command.task_ids, command.user_id)
        return _build_result(await self.deletion.restore_tasks(*tasks))


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
