"""Doing what a person does, through the worker's own runner, and looking at what came of it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeVar
from uuid import UUID, uuid4

import msgspec
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncEngine

from core.kit.errors import DomainError
from core.kit.messages import Command, Notification, Refused, decode_notifications, decode_reply
from core.kit.outbox import OutboxRow
from core.reminders.models import Reminder
from worker.commands import CommandEnvelope, CommandRunner

V = TypeVar("V")


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

    async def sent(self, prefix: str = "") -> list[str]:
        """Subjects in the outbox that start with `prefix`, in order."""
        return [row.subject for row in await self._outbox() if row.subject.startswith(prefix)]

    async def notes(self, kind: str = "") -> list[Notification]:
        """Notifications in the outbox, in order."""
        rows = [row for row in await self._outbox() if row.subject.startswith("notify.")]
        notes = [note for row in rows for note in decode_notifications(row.payload)]
        return [note for note in notes if note.kind.startswith(kind)]

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
