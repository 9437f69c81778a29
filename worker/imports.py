"""Imports go on from here: step after step, each a command of the person like any other.

Between two steps whatever else the person does has its turn. A step runs under an id of its own
and is settled after it, so a worker that dies repeats at most one, which then changes nothing.
"""

from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid5

import msgspec
from dishka import AsyncContainer
from faststream.nats.message import NatsMessage

from core.habits.contracts import ArchiveHabit, CreateHabit, FillHabit, RestoreHabit
from core.kit.errors import NotFound
from core.kit.messages import Command, Refused, decode_reply
from core.kit.nats.keep import kept
from core.personal.contracts import ImportStarted, ImportStep, SettleImportStep, StopImport
from core.personal.queries import ImportQueries
from core.tasks.contracts import BringTasks, DeleteTasks, TasksBrought
from worker.commands import CommandRunner, Envelope

SUBJECT = f"events.{ImportStarted.subject}"
DEAD_SUBJECT = f"dead.{SUBJECT}"
ACK_WAIT = 8.0
_KINDS: dict[str, type[Command[Any]]] = {
    kind.subject: kind
    for kind in (BringTasks, CreateHabit, RestoreHabit, FillHabit, DeleteTasks, ArchiveHabit)
}


@dataclass(slots=True, frozen=True)
class Importing:
    """The consumer of `events.personal.import_started`; a repeat goes on where it was."""

    container: AsyncContainer
    runner: CommandRunner

    async def __call__(self, message: NatsMessage) -> None:
        event = msgspec.json.decode(message.body, type=ImportStarted)
        async with kept(message, ACK_WAIT / 3):
            while await self.step(event):
                pass

    async def step(self, event: ImportStarted) -> bool:
        """Take one step; False when there was none left."""
        async with self.container() as scope:
            queries = await scope.get(ImportQueries)
            found = await queries.next_step(event.import_id, event.user_id, undoing=event.undoing)
        if found is None:
            return False
        place, step = found
        name = f"{'undo' if event.undoing else 'bring'}:{place}"
        refused = await self._take(step, event, uuid5(event.import_id, name))
        settle = SettleImportStep(
            user_id=event.user_id, import_id=event.import_id, place=place, refused=refused
        )
        await self.runner.run(Envelope(settle, uuid5(event.import_id, f"{name}:settle")))
        return True

    async def _take(
        self, step: ImportStep, event: ImportStarted, command_id: UUID
    ) -> dict[UUID, str]:
        """Run the step's command; what of its things was refused, with the code of the reason."""
        command = msgspec.json.decode(step.command, type=_KINDS[step.subject])
        if command.user_id != event.user_id:
            return dict.fromkeys(step.lines, NotFound("person").code)
        reply = decode_reply(await self.runner.run(Envelope(command, command_id)))
        if isinstance(reply, Refused):
            return dict.fromkeys(step.lines, reply.code)
        if isinstance(command, BringTasks):
            return msgspec.json.decode(reply.view, type=TasksBrought).refused
        return {}


@dataclass(slots=True, frozen=True)
class Stopping:
    """The consumer of the dead letters of imports: what goes on no more says so."""

    runner: CommandRunner

    async def __call__(self, message: NatsMessage) -> None:
        event = msgspec.json.decode(message.body, type=ImportStarted)
        stop = StopImport(user_id=event.user_id, import_id=event.import_id)
        letter = message.raw_message.metadata.sequence.stream
        await self.runner.run(Envelope(stop, uuid5(event.import_id, f"stop:{letter}")))
