"""Micro-steps of a task."""

import msgspec

from core.kit.errors import DomainError, NotFound
from core.tasks.contracts import commands, views
from core.tasks.models import Task
from core.tasks.use_cases.base import TaskUseCase


class AddStep(TaskUseCase[commands.AddStep]):
    async def apply_change(self, task: Task, command: commands.AddStep) -> None:
        steps = _parse_steps(task)
        if command.step.id not in {step.id for step in steps}:
            if len(steps) >= views.MAX_STEPS:
                raise DomainError("too-many-steps", limit=views.MAX_STEPS)
            title = command.step.title.strip()
            if not title:
                raise DomainError("empty-title")
            _save_steps(task, [*steps, msgspec.structs.replace(command.step, title=title)])


class TickStep(TaskUseCase[commands.TickStep]):
    async def apply_change(self, task: Task, command: commands.TickStep) -> None:
        steps = _parse_steps(task)
        if command.step_id not in {step.id for step in steps}:
            raise NotFound("step")
        ticked = [
            msgspec.structs.replace(step, done=command.done) if step.id == command.step_id else step
            for step in steps
        ]
        _save_steps(task, ticked)


class RemoveStep(TaskUseCase[commands.RemoveStep]):
    async def apply_change(self, task: Task, command: commands.RemoveStep) -> None:
        _save_steps(task, [step for step in _parse_steps(task) if step.id != command.step_id])


def _parse_steps(task: Task) -> tuple[views.Step, ...]:
    return msgspec.convert(task.steps, tuple[views.Step, ...])


def _save_steps(task: Task, steps: list[views.Step]) -> None:
    task.steps = msgspec.to_builtins(steps)
