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

from core.data_import.contracts import ImportStarted, ImportStep, SettleImportStep, StopImport
from core.data_import.queries import ImportQueries
from core.habits.contracts.commands import ArchiveHabit, CreateHabit, FillHabit, RestoreHabit
from core.kit.errors import NotFound
from core.kit.messages import Command, Refused, decode_reply
from core.kit.nats.ack_renewal import renew_ack_deadline
from core.tasks.contracts.batch import BringTasks, DeleteTasks
from core.tasks.contracts.views import TasksBrought
from worker.commands import CommandEnvelope, CommandRunner

SUBJECT = f"events.{ImportStarted.subject}"
DEAD_SUBJECT = f"dead.{SUBJECT}"
ACK_WAIT = 8.0
_COMMAND_TYPES: dict[str, type[Command[Any]]] = {
    kind.subject: kind
    for kind in (BringTasks, CreateHabit, RestoreHabit, FillHabit, DeleteTasks, ArchiveHabit)
}


@dataclass(slots=True, frozen=True)
class ImportConsumer:
    """The consumer of `events.personal.import_started`; a repeat goes on where it was."""

    container: AsyncContainer
    runner: CommandRunner

    async def __call__(self, message: NatsMessage) -> None:
        event = msgspec.json.decode(message.body, type=ImportStarted)
        async with renew_ack_deadline(message, ACK_WAIT / 3):
            while await self.run_step(event):
                pass

    async def run_step(self, event: ImportStarted) -> bool:
        """Take one step; False when there was none left."""
        async with self.container() as scope:
            queries = await scope.get(ImportQueries)
            found = await queries.get_next_step(
                event.import_id, event.user_id, undoing=event.undoing
            )
        if found is None:
            return False
        place, step = found
        name = f"{'undo' if event.undoing else 'bring'}:{place}"
        refused = await self._run_step_command(step, event, uuid5(event.import_id, name))
        completion = SettleImportStep(
            user_id=event.user_id, import_id=event.import_id, place=place, refused=refused
        )
        await self.runner.run(CommandEnvelope(completion, uuid5(event.import_id, f"{name}:settle")))
        return True

    async def _run_step_command(
        self, step: ImportStep, event: ImportStarted, command_id: UUID
    ) -> dict[UUID, str]:
        """Run the step's command; what of its things was refused, with the code of the reason."""
        command = msgspec.json.decode(step.command, type=_COMMAND_TYPES[step.subject])
        if command.user_id != event.user_id:
            return dict.fromkeys(step.lines, NotFound("person").code)
        reply = decode_reply(await self.runner.run(CommandEnvelope(command, command_id)))
        if isinstance(reply, Refused):
            return dict.fromkeys(step.lines, reply.code)
        if isinstance(command, BringTasks):
            return msgspec.json.decode(reply.view, type=TasksBrought).refused
        return {}


@dataclass(slots=True, frozen=True)
class FailedImportConsumer:
    """The consumer of the dead letters of imports: what goes on no more says so."""

    runner: CommandRunner

    async def __call__(self, message: NatsMessage) -> None:
        event = msgspec.json.decode(message.body, type=ImportStarted)
        stop = StopImport(user_id=event.user_id, import_id=event.import_id)
        letter = message.raw_message.metadata.sequence.stream
        await self.runner.run(CommandEnvelope(stop, uuid5(event.import_id, f"stop:{letter}")))
