"""Every command, in one transaction: inbox, use case, outbox, reply."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec
from dishka import AsyncContainer
from faststream.nats.message import NatsMessage
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
            except DomainError as error:
                refused = encode(Refused(error.code, error.params))
                async with session.begin():
                    reply = await self._refuse(envelope, scope, refused)
            crash_point("worker.after_commit")
            return reply

    async def _first_time(self, envelope: Envelope, scope: AsyncContainer) -> bytes:
        command = envelope.command
        inbox, outbox = await scope.get(Inbox), await scope.get(Outbox)
        if not await inbox.claim(envelope.command_id, command.user_id):
            return await inbox.reply_of(envelope.command_id) or b""
        use_case = await scope.get(self.registry[command.subject][1])
        view = await use_case(command)
        reply = encode(Done(msgspec.Raw(encode(view))))
        self._tell_if_late(envelope, outbox, "ok")
        await outbox.flush()
        await inbox.keep(envelope.command_id, reply)
        return reply

    async def _refuse(self, envelope: Envelope, scope: AsyncContainer, refused: bytes) -> bytes:
        """Keep the refusal under the command's id; what the use case wrote was rolled back."""
        inbox = await scope.get(Inbox)
        outbox = Outbox(await scope.get(AsyncSession))
        if not await inbox.claim(envelope.command_id, envelope.command.user_id):
            return await inbox.reply_of(envelope.command_id) or b""
        code = msgspec.json.decode(refused, type=Refused).code
        self._tell_if_late(envelope, outbox, code)
        await outbox.flush()
        await inbox.keep(envelope.command_id, refused)
        return refused

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
