"""Every command, in one transaction: inbox, use case, outbox, reply."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec
from dishka import AsyncContainer
from faststream.nats.message import NatsMessage
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from core.kit.clock import Clock
from core.kit.crash import crash_point
from core.kit.errors import DomainError
from core.kit.inbox import Inbox
from core.kit.keyed import KeyedLock
from core.kit.messages import Command, Done, Notification, Refused, encode
from core.kit.nats.retry import Poison
from core.kit.outbox import Outbox
from core.notifications.contracts import Kind
from core.wiring import command_registry


class AlreadySettled(Exception):
    """The command ran before; its transaction is rolled back and its stored reply returned."""


@dataclass(slots=True, frozen=True)
class Envelope:
    """A command with its id and the instant at which its caller stops waiting."""

    command: Command[Any]
    command_id: UUID
    deadline: datetime | None = None


@dataclass(slots=True)
class CommandRunner:
    """Runs commands: each once, those of one person in order."""

    container: AsyncContainer
    clock: Clock
    locks: KeyedLock = field(default_factory=KeyedLock)
    registry: dict[str, tuple[type[Command[Any]], type[Any]]] = field(
        default_factory=command_registry
    )

    async def __call__(self, message: NatsMessage) -> bytes:
        """The consumer: decode, run, return the encoded reply. Raises Poison."""
        return await self.run(self._open(message))

    def _open(self, message: NatsMessage) -> Envelope:
        subject = message.raw_message.subject.removeprefix("commands.")
        if subject not in self.registry:
            raise Poison(f"no such command: {subject}")
        try:
            command = msgspec.json.decode(message.body, type=self.registry[subject][0])
            command_id = UUID(message.headers["command-id"])
            deadline = message.headers.get("deadline")
            return Envelope(
                command, command_id, datetime.fromisoformat(deadline) if deadline else None
            )
        except (KeyError, ValueError) as error:
            raise Poison(f"malformed command: {error}") from error

    async def run(self, envelope: Envelope) -> bytes:
        """The reply of `envelope`, whether it runs now or ran before."""
        async with self.locks(envelope.command.user_id), self.container() as scope:
            session = await scope.get(AsyncSession)
            try:
                async with session.begin():
                    reply = await self._first_time(envelope, scope)
                    crash_point("worker.before_commit")
            except (DomainError, IntegrityError, AlreadySettled) as error:
                async with session.begin():
                    reply = await self._otherwise(envelope, scope, error)
            crash_point("worker.after_commit")
            return reply

    async def _first_time(self, envelope: Envelope, scope: AsyncContainer) -> bytes:
        """Run the use case and settle. Raises AlreadySettled when the command ran before."""
        command, outbox = envelope.command, await scope.get(Outbox)
        use_case = await scope.get(self.registry[command.subject][1])
        view = await use_case(command)
        reply = encode(Done(msgspec.Raw(encode(view))))
        await self._settle(envelope, scope, outbox, reply, "ok")
        return reply

    async def _otherwise(
        self, envelope: Envelope, scope: AsyncContainer, error: Exception
    ) -> bytes:
        """The stored reply if the command ran before; else a refusal becomes its reply.

        What the use case wrote was rolled back. A repeat may fail on its own earlier effect,
        so the stored reply comes first.
        """
        inbox = await scope.get(Inbox)
        known = await inbox.reply_of(envelope.command_id)
        if known is not None:
            return known
        if not isinstance(error, DomainError):
            raise error
        refused = encode(Refused(error.code, error.params))
        outbox = Outbox(await scope.get(AsyncSession))
        await self._settle(envelope, scope, outbox, refused, error.code)
        return refused

    async def _settle(
        self, envelope: Envelope, scope: AsyncContainer, outbox: Outbox, reply: bytes, result: str
    ) -> None:
        self._tell_if_late(envelope, outbox, result)
        inbox = await scope.get(Inbox)
        user_id = envelope.command.user_id
        if not await inbox.settle(envelope.command_id, user_id, reply, outbox):
            raise AlreadySettled

    def _tell_if_late(self, envelope: Envelope, outbox: Outbox, result: str) -> None:
        """Whoever asked has stopped waiting: the result goes to the person as a message."""
        if envelope.deadline is None or self.clock.now() < envelope.deadline:
            return
        command = envelope.command
        outbox.notify(
            Notification(
                key=f"late:{envelope.command_id}",
                kind=Kind.LATE_RESULT,
                user_id=command.user_id,
                data={"command": command.subject, "result": result},
            )
        )
