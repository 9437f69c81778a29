"""What use cases of one task share."""

from abc import ABC, abstractmethod
from dataclasses import dataclass
from typing import Generic, TypeVar

from core.tasks.contracts.commands import TaskCommand
from core.tasks.contracts.views import TaskCard
from core.tasks.models import Task
from core.tasks.repository import TaskRepository

C = TypeVar("C", bound=TaskCommand)


@dataclass(slots=True, frozen=True, kw_only=True)
class TaskUseCase(ABC, Generic[C]):
    """A change of one of the person's tasks, answered by its card."""

    tasks: TaskRepository

    async def __call__(self, command: C) -> TaskCard:
        task = await self.tasks.get(command.task_id, command.user_id)
        await self.apply_change(task, command)
        return await self.tasks.load_card(task)

    @abstractmethod
    async def apply_change(self, task: Task, command: C) -> None: ...
