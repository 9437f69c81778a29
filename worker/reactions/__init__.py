"""What follows from an event: further commands, each under an id derived from the event."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid5

import msgspec
from faststream.nats.message import NatsMessage

from core.kit.messages import Command, Event
from core.kit.nats.retry import Poison
from core.reminders.contracts import MoveZone
from core.users.contracts import ZoneChanged
from core.wiring import event_registry
from worker.commands import CommandRunner, Envelope

Reaction = Callable[[Any], Iterable[Command[Any]]]


def move_reminders(event: ZoneChanged) -> Iterable[Command[Any]]:
    yield MoveZone(user_id=event.user_id)


REACTIONS: dict[type[Event], tuple[Reaction, ...]] = {ZoneChanged: (move_reminders,)}


@dataclass(slots=True)
class Reactions:
    """The consumer of domain events; a repeated event repeats no effect."""

    runner: CommandRunner
    registry: dict[str, type[Event]]

    @classmethod
    def on(cls, runner: CommandRunner) -> "Reactions":
        return cls(runner, event_registry())

    async def __call__(self, message: NatsMessage) -> None:
        subject = message.raw_message.subject.removeprefix("events.")
        kind = self.registry.get(subject)
        if kind is None:
            raise Poison(f"no such event: {subject}")
        event = msgspec.json.decode(message.body, type=kind)
        for reaction in REACTIONS.get(kind, ()):
            for number, command in enumerate(reaction(event)):
                name = f"{reaction.__name__}:{number}"
                await self.runner.run(Envelope(command, command_id_of(event, name)))


def command_id_of(event: Event, name: str) -> UUID:
    """The same event leads to the same commands, however often it is delivered."""
    return uuid5(event.event_id, name)
