"""A command bus with the worker behind it and no NATS between: what was asked is recorded."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, TypeVar
from uuid import UUID

from core.kit.messages import Command
from tests.support.desk import Desk

V = TypeVar("V")


@dataclass(slots=True)
class WorkerBus:
    """CommandBus: runs the use cases and the reactions to their events.

    `answers` maps a command's class to a function that returns its view, or raises, instead.
    """

    desk: Desk
    answers: dict[type[Command[Any]], Callable[[Any], Any]] = field(default_factory=dict)
    executed: list[Command[Any]] = field(default_factory=list)
    _known: set[UUID] = field(default_factory=set)
    _last_event: int = 0

    async def execute(self, command: Command[V], *, command_id: UUID) -> V:
        if command_id not in self._known:
            self._known.add(command_id)
            self.executed.append(command)
        if type(command) in self.answers:
            told: V = self.answers[type(command)](command)
            return told
        view = await self.desk.do(command, command_id)
        self._last_event = await self.desk.react(after=self._last_event)
        return view

    def last(self, kind: type[Command[Any]]) -> Any:
        """The latest command of this class."""
        return [command for command in self.executed if isinstance(command, kind)][-1]

    def count(self, kind: type[Command[Any]]) -> int:
        return sum(isinstance(command, kind) for command in self.executed)
