"""Every command, in one transaction: inbox, use case, outbox, reply."""

from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

import msgspec
from dishka import AsyncContainer
from faststream.nats.message import NatsMessage
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from core.kit.crash import crash_point
from core.kit.errors import DomainError
from core.kit.inbox import Inbox
from core.kit.keyed import KeyedLock
from core.kit.messages import Command, Done, Refused, encode
from core.kit.nats.retry import Poison
from core.kit.outbox import Outbox
from core.wiring import command_registry


class AlreadySettled(Exception):
    """The command ran before; its transaction is rolled back and its stored reply returned."""


@dataclass(slots=True, frozen=True)
class Envelope:
    """A command with its id."""

    command: Command[Any]
    command_id: UUID


@dataclass(slots=True)
class CommandRunner:
    """Runs commands: each once, those of one person in order."""

    container: AsyncContainer
    locks: KeyedLock = field(default_factory=KeyedLock)
    registry: dict[str, tuple[type[Command[Any]], type[Any]]] = field(
        default_factory=command_registry
    )

    async def __call__(self, message: NatsMessage) -> None:
        """The consumer: decode, run, answer; the ack comes after the answer. Raises Poison."""
        reply = await self.run(self._open(message))
        if message.reply_to:
            await message.raw_message._client.publish(message.reply_to, reply)

    def _open(self, message: NatsMessage) -> Envelope:
        subject = message.raw_message.subject.removeprefix("commands.")
        if subject not in self.registry:
            raise Poison(f"no such command: {subject}")
        try:
            command = msgspec.json.decode(message.body, type=self.registry[subject][0])
            command_id = UUID(message.headers["command-id"])
            return Envelope(command, command_id)
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
        await self._settle(envelope, scope, outbox, reply)
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
        await self._settle(envelope, scope, outbox, refused)
        return refused

    async def _settle(
        self, envelope: Envelope, scope: AsyncContainer, outbox: Outbox, reply: bytes
    ) -> None:
        inbox = await scope.get(Inbox)
        user_id = envelope.command.user_id
        if not await inbox.settle(envelope.command_id, user_id, reply, outbox):
            raise AlreadySettled
