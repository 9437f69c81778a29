"""Several tasks at once: what is over, gone or somebody else's is left as it is."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass

from msgspec import UNSET

from core.tasks import contracts as c
from core.tasks.models import Task
from core.tasks.repository import TaskRepository
from core.tasks.rules import check_due
from core.tasks.use_cases.completing import Completing
from core.tasks.use_cases.deleting import Deleting
from core.tasks.use_cases.reminders import TaskReminders

Change = Callable[[Task], Awaitable[bool]]


async def _change(tasks: Sequence[Task], change: Change) -> c.TasksChanged:
    changed = tuple([task.id for task in tasks if await change(task)])
    return c.TasksChanged(len(changed), changed)


@dataclass(slots=True, frozen=True, kw_only=True)
class CompleteTasks:
    tasks: TaskRepository
    completing: Completing

    async def __call__(self, command: c.CompleteTasks) -> c.TasksChanged:
        tasks = await self.tasks.several(command.task_ids, command.user_id)
        return await _change([t for t in tasks if t.deleted_at is None], self.completing.done)


@dataclass(slots=True, frozen=True, kw_only=True)
class ReopenTasks:
    tasks: TaskRepository
    completing: Completing

    async def __call__(self, command: c.ReopenTasks) -> c.TasksChanged:
        tasks = await self.tasks.several(command.task_ids, command.user_id)
        return await _change(tasks, self.completing.undone)


@dataclass(slots=True, frozen=True, kw_only=True)
class DeleteTasks:
    tasks: TaskRepository
    deleting: Deleting

    async def __call__(self, command: c.DeleteTasks) -> c.TasksChanged:
        tasks = await self.tasks.several(command.task_ids, command.user_id)
        return await _change(tasks, self.deleting.gone)


@dataclass(slots=True, frozen=True, kw_only=True)
class RestoreTasks:
    tasks: TaskRepository
    deleting: Deleting

    async def __call__(self, command: c.RestoreTasks) -> c.TasksChanged:
        tasks = await self.tasks.several(command.task_ids, command.user_id)
        return await _change(tasks, self.deleting.back)


@dataclass(slots=True, frozen=True, kw_only=True)
class MoveTasks:
    tasks: TaskRepository
    reminders: TaskReminders

    async def __call__(self, command: c.MoveTasks) -> c.TasksChanged:
        moves = {move.task_id: move for move in command.moves}
        tasks = await self.tasks.several(tuple(moves), command.user_id)
        undo = []
        for task in tasks:
            back = c.Move(task.id, task.due_date, task.due_time)
            if await self._move(task, moves[task.id]):
                undo.append(back)
        return c.TasksChanged(len(undo), tuple(move.task_id for move in undo), tuple(undo))

    async def _move(self, task: Task, move: c.Move) -> bool:
        if task.completed_at is not None or task.deleted_at is not None:
            return False
        at = task.due_time if move.due_time is UNSET else move.due_time
        to = (move.due_date, at if move.due_date is not None else None)
        if to == (task.due_date, task.due_time):
            return False
        check_due(move.due_date, to[1])
        task.due_date, task.due_time = to
        task.snoozed_to = []
        self.reminders.check_rrule(task)
        await self.reminders.renew(task)
        return True
