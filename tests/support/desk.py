"""Doing what a person does, through the worker's own runner, and looking at what came of it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeVar
from uuid import UUID, uuid4

import msgspec
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncEngine

from core.kit.errors import DomainError
from core.kit.messages import (
    Command,
    ContactCodeMessage,
    Event,
    Notification,
    Refused,
    decode_contact_message,
    decode_notifications,
    decode_reply,
)
from core.kit.outbox import OutboxRow
from core.reminders.models import Reminder
from core.wiring import build_event_registry
from worker.commands import CommandEnvelope, CommandRunner
from worker.reactions import create_reaction_bus

V = TypeVar("V")
E = TypeVar("E", bound=Event)


def opened(command: Command[V], reply: bytes) -> V:
    """The view within a reply. Raises the DomainError of a refusal."""
    told = decode_reply(reply)
    if isinstance(told, Refused):
        raise DomainError(told.code, **told.params)
    view: V = msgspec.json.decode(told.view, type=type(command).get_view_type())
    return view


@dataclass(slots=True, frozen=True)
class Desk:
    """Runs commands without NATS between, and reads the tables behind."""

    runner: CommandRunner
    engine: AsyncEngine

    async def do(self, command: Command[V], command_id: UUID | None = None) -> V:
        return opened(
            command, await self.runner.run(CommandEnvelope(command, command_id or uuid4()))
        )

    async def react(self, prefix: str = "events.", after: int = 0) -> int:
        """Let the reactions see the events of the outbox, as a redelivery does the old ones too;
        those with `prefix`, or after a row. Returns the last row's number."""
        rows = [row for row in await self._outbox() if row.id > after]
        bus, kinds = create_reaction_bus(self.runner), build_event_registry()
        for row in rows:
            kind = kinds.get(row.subject.removeprefix("events."))
            if row.subject.startswith(prefix) and kind is not None:
                event = msgspec.json.decode(row.payload, type=kind)
                assert not await bus.emit(kind.subject, event)
        return rows[-1].id if rows else after

    async def sent(self, prefix: str = "") -> list[str]:
        """Subjects in the outbox that start with `prefix`, in order."""
        return [row.subject for row in await self._outbox() if row.subject.startswith(prefix)]

    async def events(self, kind: type[E]) -> list[E]:
        """The events of a kind in the outbox, in order."""
        subject = f"events.{kind.subject}"
        rows = [row for row in await self._outbox() if row.subject == subject]
        return [msgspec.json.decode(row.payload, type=kind) for row in rows]

    async def notes(self, kind: str = "") -> list[Notification]:
        """Notifications in the outbox, in order."""
        rows = [row for row in await self._outbox() if row.subject.startswith("notify.")]
        notes = [note for row in rows for note in decode_notifications(row.payload)]
        return [note for note in notes if note.kind.startswith(kind)]

    async def code_messages(self) -> list[ContactCodeMessage]:
        """Messages with a code in the outbox, in order."""
        rows = [row for row in await self._outbox() if row.subject.startswith("mail.")]
        found = [decode_contact_message(row.payload) for row in rows]
        return [message for message in found if isinstance(message, ContactCodeMessage)]

    async def alarms(self, subject_id: UUID) -> list[datetime]:
        """When reminders of the subject will fire, UTC."""
        when = select(Reminder.next_fire_at).where(
            Reminder.subject_id == subject_id, Reminder.next_fire_at.is_not(None)
        )
        async with self.engine.connect() as connection:
            found = (await connection.scalars(when)).all()
        return sorted(instant for instant in found if instant is not None)

    async def _outbox(self) -> list[Any]:
        async with self.engine.connect() as connection:
            rows = await connection.execute(select(OutboxRow.__table__).order_by(OutboxRow.id))
            return list(rows)
