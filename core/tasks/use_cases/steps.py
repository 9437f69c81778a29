"""Micro-steps of a task."""

from dataclasses import dataclass
from uuid import UUID

import msgspec

from core.kit.errors import DomainError, NotFound
from core.tasks.contracts import commands, views
from core.tasks.models import Task
from core.tasks.repository import TaskRepository


@dataclass(slots=True, frozen=True, kw_only=True)
class AddStep:
    tasks: TaskRepository

    async def __call__(self, command: commands.AddStep) -> views.TaskCard:
        task, steps = await _get_steps(self.tasks, command.task_id, command.user_id)
        if command.step.id not in {step.id for step in steps}:
            if len(steps) >= views.MAX_STEPS:
                raise DomainError("too-many-steps", limit=views.MAX_STEPS)
            title = command.step.title.strip()
            if not title:
                raise DomainError("empty-title")
            _save_steps(task, [*steps, msgspec.structs.replace(command.step, title=title)])
        return await self.tasks.load_card(task)


@dataclass(slots=True, frozen=True, kw_only=True)
class TickStep:
    tasks: TaskRepository

    async def __call__(self, command: commands.TickStep) -> views.TaskCard:
        task, steps = await _get_steps(self.tasks, command.task_id, command.user_id)
        if command.step_id not in {step.id for step in steps}:
            raise NotFound("step")
        ticked = [
            msgspec.structs.replace(step, done=command.done) if step.id == command.step_id else step
            for step in steps
        ]
        _save_steps(task, ticked)
        return await self.tasks.load_card(task)


@dataclass(slots=True, frozen=True, kw_only=True)
class RemoveStep:
    tasks: TaskRepository

    async def __call__(self, command: commands.RemoveStep) -> views.TaskCard:
        task, steps = await _get_steps(self.tasks, command.task_id, command.user_id)
        _save_steps(task, [step for step in steps if step.id != command.step_id])
        return await self.tasks.load_card(task)


async def _get_steps(
    tasks: TaskRepository, task_id: UUID, user_id: UUID
) -> tuple[Task, tuple[views.Step, ...]]:
    task = await tasks.get(task_id, user_id)
    return task, msgspec.convert(task.steps, tuple[views.Step, ...])


def _save_steps(task: Task, steps: list[views.Step]) -> None:
    task.steps = msgspec.to_builtins(steps)
