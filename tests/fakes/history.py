"""What was done in the past, as a test puts it there."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from dishka import AnyOf, Provider

from core.habits.history import HabitHistory, Tick
from core.tasks.history import TaskHistory


@dataclass(slots=True)
class FakeHistory:
    """TaskHistory and HabitHistory."""

    done: list[datetime] = field(default_factory=list)
    ticked: list[Tick] = field(default_factory=list)

    def answers(self) -> dict[Any, Any]:
        return {}

    def provide(self, provider: Provider) -> None:
        provider.provide(lambda: self, provides=AnyOf[TaskHistory, HabitHistory])

    async def list_completions(self, *_: Any) -> tuple[datetime, ...]:
        return tuple(self.done)

    async def list_ticks(self, *_: Any) -> tuple[Tick, ...]:
        return tuple(self.ticked)
