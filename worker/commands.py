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

from core.delivery.contracts import Kind
from core.kit.crash import crash_point
from core.kit.error_texts import describe_error
from core.kit.errors import DomainError
from core.kit.faults import is_transient
from core.kit.inbox import Inbox
from core.kit.keyed_lock import KeyedLock
from core.kit.messages import (
    NO_USER_ID,
    Command,
    Done,
    Notification,
    Refused,
    decode_reply,
    encode,
)
from core.kit.nats.commands import AFTER_HEADER, UNANSWERED_HEADER
from core.kit.nats.retry import Poison
from core.kit.outbox import Outbox
from core.wiring import build_command_registry

log = structlog.get_logger(__name__)
MAX_RETRY_DELAY = 1.0
PREDECESSOR_POLL_SECONDS = 0.2
MAX_PREDECESSOR_POLLS = 150  # half a minute: far longer than a killed worker holds a command
_NULL_CHARACTER = re.compile(rb"(?<!\\)(?:\\\\)*\\u0000")


class AlreadyCompleted(Exception):
    """The command ran before; its transaction is rolled back and its stored reply returned."""


@dataclass(slots=True, frozen=True)
class CommandEnvelope:
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
    concurrency_limit: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(16))
    locks: KeyedLock = field(default_factory=KeyedLock)
    registry: dict[str, tuple[type[Command[Any]], type[Any]]] = field(
        default_factory=build_command_registry
    )

    async def __call__(self, message: NatsMessage) -> bytes:
        """The consumer: decode, run, return the encoded reply. Raises Poison."""
        envelope = self._decode_message(message)
        await self._wait_for_predecessor(envelope, message)
        async with self.locks(envelope.command.user_id):
            return await self._run_with_retries(envelope, message)

    async def _wait_for_predecessor(self, envelope: CommandEnvelope, message: NatsMessage) -> None:
        """Wait for the person's command before this one, which a killed worker may still hold.

        Not for ever: it may have ended in the dead letters.
        """
        looks = 0
        while envelope.after is not None and looks < MAX_PREDECESSOR_POLLS:
            try:
                if await self._is_completed(envelope.after, envelope.command.user_id):
                    return
                looks += 1
            except Exception as error:
                if not is_transient(error):
                    raise
            await message.in_progress()
            await asyncio.sleep(PREDECESSOR_POLL_SECONDS)

    async def _is_completed(self, command_id: UUID, user_id: UUID) -> bool:
        async with self.concurrency_limit, self.container() as scope:
            inbox = await scope.get(Inbox)
            replies = [await inbox.find_reply(command_id, whose) for whose in (user_id, NO_USER_ID)]
            return replies != [None, None]

    async def _run_with_retries(self, envelope: CommandEnvelope, message: NatsMessage) -> bytes:
        """Wait here until PostgreSQL is back: put back, the command would be overtaken by the
        person's next one."""
        pause = 0.1
        while True:
            try:
                return await self._run_unlocked(envelope)
            except Exception as error:
                if not is_transient(error):
                    raise
                log.warning("a command waits", error=describe_error(error))
            await message.in_progress()
            await asyncio.sleep(pause)
            pause = min(MAX_RETRY_DELAY, pause * 2)

    def _decode_message(self, message: NatsMessage) -> CommandEnvelope:
        subject = message.raw_message.subject.removeprefix("commands.")
        if subject not in self.registry:
            raise Poison(f"no such command: {subject}")
        if "command-id" not in message.headers:
            raise Poison("malformed command: no header command-id")
        if _NULL_CHARACTER.search(message.body):
            raise Poison("malformed command: a null character, which PostgreSQL does not store")
        try:
            command = msgspec.json.decode(message.body, type=self.registry[subject][0])
            command_id = UUID(message.headers["command-id"])
            after = message.headers.get(AFTER_HEADER)
            return CommandEnvelope(
                command,
                command_id,
                UNANSWERED_HEADER in message.headers,
                UUID(after) if after else None,
            )
        except ValueError as error:
            raise Poison(f"malformed command: {describe_error(error)}") from error

    async def run(self, envelope: CommandEnvelope) -> bytes:
        """The reply of `envelope`, whether it runs now or ran before."""
        async with self.locks(envelope.command.user_id):
            return await self._run_unlocked(envelope)

    async def _run_unlocked(self, envelope: CommandEnvelope) -> bytes:
        try:
            reply = await self._attempt_command(envelope)
        except IntegrityError:  # a rival made the same thing meanwhile; now it is there to be seen
            reply = await self._attempt_command(envelope)
        crash_point("worker.after_commit")
        return reply

    async def _attempt_command(self, envelope: CommandEnvelope) -> bytes:
        async with self.concurrency_limit, self.container() as scope:
            session = await scope.get(AsyncSession)
            try:
                async with session.begin():
                    reply = await self._execute_use_case(envelope, scope)
                    crash_point("worker.before_commit")
            except (DomainError, IntegrityError, AlreadyCompleted) as error:
                async with session.begin():
                    reply = await self._resolve_failure(envelope, scope, error)
            return reply

    async def _execute_use_case(self, envelope: CommandEnvelope, scope: AsyncContainer) -> bytes:
        """Run the use case and settle. Raises AlreadySettled when the command ran before."""
        command, outbox = envelope.command, await scope.get(Outbox)
        use_case = await scope.get(self.registry[command.subject][1])
        view = await use_case(command)
        reply = encode(Done(msgspec.Raw(encode(view))))
        await self._complete_command(envelope, scope, outbox, reply)
        return reply

    async def _resolve_failure(
        self, envelope: CommandEnvelope, scope: AsyncContainer, error: Exception
    ) -> bytes:
        """The stored reply if the command ran before; else a refusal becomes its reply.

        What the use case wrote was rolled back. A repeat may fail on its own earlier effect,
        so the stored reply comes first.
        """
        inbox, outbox = await scope.get(Inbox), Outbox(await scope.get(AsyncSession))
        known = await inbox.find_reply(envelope.command_id, envelope.command.inbox_user_id)
        if known is not None:
            _notify_if_unanswered(envelope, outbox, known)
            await outbox.flush()
            return known
        if isinstance(error, AlreadyCompleted):  # under this id, but for somebody else
            return encode(Refused("not-found", {"what": "command"}))
        if not isinstance(error, DomainError):
            raise error
        refused = encode(Refused(error.code, error.params))
        await self._complete_command(envelope, scope, outbox, refused)
        return refused

    async def _complete_command(
        self, envelope: CommandEnvelope, scope: AsyncContainer, outbox: Outbox, reply: bytes
    ) -> None:
        _notify_if_unanswered(envelope, outbox, reply)
        inbox = await scope.get(Inbox)
        user_id = envelope.command.inbox_user_id
        if not await inbox.complete_command(envelope.command_id, user_id, reply, outbox):
            raise AlreadyCompleted


def _notify_if_unanswered(envelope: CommandEnvelope, outbox: Outbox, reply: bytes) -> None:
    """Whoever asked has stopped waiting: the result goes to the person as a message."""
    if not envelope.unanswered or envelope.command.forgets:
        return
    text = decode_reply(reply)
    result = text.code if isinstance(text, Refused) else "ok"
    outbox.add_notification(
        Notification(
            key=f"late:{envelope.command_id}",
            kind=Kind.LATE_RESULT,
            user_id=envelope.command.user_id,
            data={"command": envelope.command.subject, "result": result},
        )
    )
