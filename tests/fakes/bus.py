"""A command bus that answers at once: what was asked is recorded, what comes back is scripted."""

from collections.abc import Callable
from dataclasses import dataclass, field
from inspect import isawaitable
from typing import Any, TypeVar
from uuid import UUID

from core.kit.messages import Command

V = TypeVar("V")
Answer = Callable[[Any], Any]


@dataclass(slots=True)
class FakeBus:
    """CommandBus: `answers` maps a command's class to a function that returns its view or raises.

    As on the real bus, a command id that was seen gets the answer it got before.
    """

    answers: dict[type[Command[Any]], Answer] = field(default_factory=dict)
    executed: list[Command[Any]] = field(default_factory=list)
    _replies: dict[UUID, Any] = field(default_factory=dict)

    async def execute(self, command: Command[V], *, command_id: UUID) -> V:
        if command_id not in self._replies:
            self.executed.append(command)
            reply = self.answers[type(command)](command)
            self._replies[command_id] = await reply if isawaitable(reply) else reply
        told: V = self._replies[command_id]
        return told

    def last(self, kind: type[Command[Any]]) -> Any:
        """The latest command of this class."""
        return [command for command in self.executed if isinstance(command, kind)][-1]

    def count(self, kind: type[Command[Any]]) -> int:
        return sum(isinstance(command, kind) for command in self.executed)
