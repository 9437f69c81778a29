"""Micro-steps of a task."""

from dataclasses import dataclass
from uuid import UUID

import msgspec

from core.kit.errors import DomainError, NotFound
from core.tasks import contracts as c
from core.tasks.models import Task
from core.tasks.repository import TaskRepository


@dataclass(slots=True, frozen=True, kw_only=True)
class AddStep:
    tasks: TaskRepository

    async def __call__(self, command: c.AddStep) -> c.TaskCard:
        task, steps = await _steps(self.tasks, command.task_id, command.user_id)
        if command.step.id not in {step.id for step in steps}:
            if len(steps) >= c.STEPS:
                raise DomainError("too-many-steps", limit=c.STEPS)
            title = command.step.title.strip()
            if not title:
                raise DomainError("empty-title")
            _keep(task, [*steps, msgspec.structs.replace(command.step, title=title)])
        return await self.tasks.card(task)


@dataclass(slots=True, frozen=True, kw_only=True)
class TickStep:
    tasks: TaskRepository

    async def __call__(self, command: c.TickStep) -> c.TaskCard:
        task, steps = await _steps(self.tasks, command.task_id, command.user_id)
        if command.step_id not in {step.id for step in steps}:
            raise NotFound("step")
        ticked = [
            msgspec.structs.replace(step, done=command.done) if step.id == command.step_id else step
            for step in steps
        ]
        _keep(task, ticked)
        return await self.tasks.card(task)


@dataclass(slots=True, frozen=True, kw_only=True)
class RemoveStep:
    tasks: TaskRepository

    async def __call__(self, command: c.RemoveStep) -> c.TaskCard:
        task, steps = await _steps(self.tasks, command.task_id, command.user_id)
        _keep(task, [step for step in steps if step.id != command.step_id])
        return await self.tasks.card(task)


async def _steps(
    tasks: TaskRepository, task_id: UUID, user_id: UUID
) -> tuple[Task, tuple[c.Step, ...]]:
    task = await tasks.get_owned(task_id, user_id)
    return task, msgspec.convert(task.steps, tuple[c.Step, ...])


def _keep(task: Task, steps: list[c.Step]) -> None:
    task.steps = msgspec.to_builtins(steps)
