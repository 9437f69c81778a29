"""Every command, in one transaction: inbox, use case, outbox, reply."""

import asyncio
import re
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

import msgspec
import structlog
from dishka import AsyncContainer
from faststream.nats.message import NatsMessage
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from core.kit.crash import crash_point
from core.kit.error_texts import describe_error
from core.kit.errors import DomainError
from core.kit.faults import transient
from core.kit.inbox import Inbox
from core.kit.keyed import KeyedLock
from core.kit.messages import (
    NOBODY,
    Command,
    Done,
    Notification,
    Refused,
    decode_reply,
    encode,
)
from core.kit.nats.commands import AFTER, UNANSWERED
from core.kit.nats.retry import Poison
from core.kit.outbox import Outbox
from core.notifications.contracts import Kind
from core.wiring import command_registry

log = structlog.get_logger(__name__)
LONGEST_PAUSE = 1.0
LOOK_SECONDS = 0.2
LOOKS = 150  # half a minute: far longer than a killed worker holds a command
_NULL = re.compile(rb"(?<!\\)(?:\\\\)*\\u0000")


class AlreadySettled(Exception):
    """The command ran before; its transaction is rolled back and its stored reply returned."""


@dataclass(slots=True, frozen=True)
class Envelope:
    """A command with its id; `unanswered` when its caller has stopped waiting for the reply,
    `after` the command of the same person that goes first."""

    command: Command[Any]
    command_id: UUID
    unanswered: bool = False
    after: UUID | None = None


@dataclass(slots=True)
class CommandRunner:
    """Runs commands: each once, those of one person in order, `at_once` of them side by side.

    Whoever waits for their own earlier command takes no place from others.
    """

    container: AsyncContainer
    at_once: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(16))
    locks: KeyedLock = field(default_factory=KeyedLock)
    registry: dict[str, tuple[type[Command[Any]], type[Any]]] = field(
        default_factory=command_registry
    )

    async def __call__(self, message: NatsMessage) -> bytes:
        """The consumer: decode, run, return the encoded reply. Raises Poison."""
        envelope = self._open(message)
        await self._let_pass(envelope, message)
        async with self.locks(envelope.command.user_id):
            return await self._until_it_passes(envelope, message)

    async def _let_pass(self, envelope: Envelope, message: NatsMessage) -> None:
        """Wait for the person's command before this one, which a killed worker may still hold.

        Not for ever: it may have ended in the dead letters.
        """
        looks = 0
        while envelope.after is not None and looks < LOOKS:
            try:
                if await self._is_settled(envelope.after, envelope.command.user_id):
                    return
                looks += 1
            except Exception as error:
                if not transient(error):
                    raise
            await message.in_progress()
            await asyncio.sleep(LOOK_SECONDS)

    async def _is_settled(self, command_id: UUID, user_id: UUID) -> bool:
        async with self.at_once, self.container() as scope:
            inbox = await scope.get(Inbox)
            replies = [await inbox.reply_of(command_id, whose) for whose in (user_id, NOBODY)]
            return replies != [None, None]

    async def _until_it_passes(self, envelope: Envelope, message: NatsMessage) -> bytes:
        """Wait here until PostgreSQL is back: put back, the command would be overtaken by the
        person's next one."""
        pause = 0.1
        while True:
            try:
                return await self._run(envelope)
            except Exception as error:
                if not transient(error):
                    raise
                log.warning("a command waits", error=describe_error(error))
            await message.in_progress()
            await asyncio.sleep(pause)
            pause = min(LONGEST_PAUSE, pause * 2)

    def _open(self, message: NatsMessage) -> Envelope:
        subject = message.raw_message.subject.removeprefix("commands.")
        if subject not in self.registry:
            raise Poison(f"no such command: {subject}")
        if "command-id" not in message.headers:
            raise Poison("malformed command: no header command-id")
        if _NULL.search(message.body):
            raise Poison("malformed command: a null character, which PostgreSQL does not store")
        try:
            command = msgspec.json.decode(message.body, type=self.registry[subject][0])
            command_id = UUID(message.headers["command-id"])
            after = message.headers.get(AFTER)
            return Envelope(
                command, command_id, UNANSWERED in message.headers, UUID(after) if after else None
            )
        except ValueError as error:
            raise Poison(f"malformed command: {describe_error(error)}") from error

    async def run(self, envelope: Envelope) -> bytes:
        """The reply of `envelope`, whether it runs now or ran before."""
        async with self.locks(envelope.command.user_id):
            return await self._run(envelope)

    async def _run(self, envelope: Envelope) -> bytes:
        try:
            reply = await self._attempt(envelope)
        except IntegrityError:  # a rival made the same thing meanwhile; now it is there to be seen
            reply = await self._attempt(envelope)
        crash_point("worker.after_commit")
        return reply

    async def _attempt(self, envelope: Envelope) -> bytes:
        async with self.at_once, self.container() as scope:
            session = await scope.get(AsyncSession)
            try:
                async with session.begin():
                    reply = await self._first_time(envelope, scope)
                    crash_point("worker.before_commit")
            except (DomainError, IntegrityError, AlreadySettled) as error:
                async with session.begin():
                    reply = await self._otherwise(envelope, scope, error)
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
        inbox, outbox = await scope.get(Inbox), Outbox(await scope.get(AsyncSession))
        known = await inbox.reply_of(envelope.command_id, envelope.command.settled_for)
        if known is not None:
            _tell_if_unanswered(envelope, outbox, known)
            await outbox.flush()
            return known
        if isinstance(error, AlreadySettled):  # under this id, but for somebody else
            return encode(Refused("not-found", {"what": "command"}))
        if not isinstance(error, DomainError):
            raise error
        refused = encode(Refused(error.code, error.params))
        await self._settle(envelope, scope, outbox, refused)
        return refused

    async def _settle(
        self, envelope: Envelope, scope: AsyncContainer, outbox: Outbox, reply: bytes
    ) -> None:
        _tell_if_unanswered(envelope, outbox, reply)
        inbox = await scope.get(Inbox)
        user_id = envelope.command.settled_for
        if not await inbox.settle(envelope.command_id, user_id, reply, outbox):
            raise AlreadySettled


def _tell_if_unanswered(envelope: Envelope, outbox: Outbox, reply: bytes) -> None:
    """Whoever asked has stopped waiting: the result goes to the person as a message."""
    if not envelope.unanswered or envelope.command.forgets:
        return
    told = decode_reply(reply)
    result = told.code if isinstance(told, Refused) else "ok"
    outbox.notify(
        Notification(
            key=f"late:{envelope.command_id}",
            kind=Kind.LATE_RESULT,
            user_id=envelope.command.user_id,
            data={"command": envelope.command.subject, "result": result},
        )
    )
