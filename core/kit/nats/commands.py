"""The command bus: a durable request. What was acknowledged takes effect even if nobody answers."""

import asyncio
from dataclasses import dataclass
from typing import Any, Protocol, TypeVar
from uuid import UUID, uuid4

import msgspec
import nats.errors
import structlog
from faststream.exceptions import IncorrectState
from faststream.nats import NatsBroker
from nats.aio.msg import Msg
from nats.aio.subscription import Subscription
from prometheus_client import Histogram

from core.kit.background_tasks import spawn_task
from core.kit.errors import DomainError
from core.kit.messages import Command, Refused, decode_reply, encode
from core.kit.nats.streams import COMMANDS
from core.kit.telemetry import get_current_trace

log = structlog.get_logger(__name__)
V = TypeVar("V")
UNANSWERED_HEADER = "unanswered"
AFTER_HEADER = "after"
MAX_UNANSWERED_TRIES = 600
command_seconds = Histogram("uspevai_command_seconds", "From publish to reply", ["command"])


class CommandPending(Exception):
    """The command is durable but unanswered; its result will arrive as a message."""


class CommandNotConfirmed(Exception):
    """The broker did not confirm the command: it may not have been saved."""


class CommandBus(Protocol):
    """Executes commands and returns their views."""

    async def execute(self, command: Command[V], *, command_id: UUID) -> V:
        """Publish `command` durably and wait for its view.

        Raises DomainError when a rule refuses, Accepted when no reply came in time,
        NotAccepted when the broker did not confirm. The same id never takes effect twice.
        """
        ...


class NatsCommandBus:
    """CommandBus over JetStream; replies come to one inbox per process."""

    def __init__(self, broker: NatsBroker, timeout: float) -> None:
        self._broker, self._timeout = broker, timeout
        self._inbox = f"_INBOX.{uuid4().hex}.>"
        self._waiting: dict[str, asyncio.Future[bytes]] = {}
        self._promised: dict[UUID, UUID] = {}
        self._listening: Subscription | None = None
        self._first_call = asyncio.Lock()

    async def _subscribe_to_replies(self) -> None:
        """Hear replies on the bare client: nothing is parsed that the caller does not need."""
        async with self._first_call:
            if self._listening is None:
                hear = self._broker.connection.subscribe(self._inbox, cb=self._on_reply)
                self._listening = await hear

    async def execute(self, command: Command[V], *, command_id: UUID) -> V:
        call = str(uuid4())
        future: asyncio.Future[bytes] = asyncio.get_running_loop().create_future()
        self._waiting[call] = future
        try:
            with command_seconds.labels(command.subject).time():
                return await self._request_view(command, command_id, call, future)
        finally:
            self._waiting.pop(call, None)

    async def _request_view(
        self, command: Command[V], command_id: UUID, call: str, future: asyncio.Future[bytes]
    ) -> V:
        end = asyncio.get_running_loop().time() + self._timeout
        letter = _build_command_message(command, command_id, self._promised.get(command.user_id))
        await self._publish_confirmed(letter, end, self._inbox[:-1] + call)
        try:
            async with asyncio.timeout_at(end):
                reply = decode_reply(await future)
        except TimeoutError:
            self._promised[command.user_id] = command_id
            await self._publish_unanswered(letter)
            raise CommandPending from None
        self._promised.pop(command.user_id, None)
        if isinstance(reply, Refused):
            raise DomainError(reply.code, **reply.params)
        view: V = msgspec.json.decode(reply.view, type=type(command).get_view_type())
        return view

    async def _publish_unanswered(self, letter: "_CommandMessage") -> None:
        """Ask for the result as a message to the person: their caller waits no longer.

        It is the command once more, under the same id. Only the caller knows that it gave up, so
        no clock decides, and a reply that got lost on its way is made up for.
        """
        letter.headers[UNANSWERED_HEADER] = "yes"
        try:
            await self._publish_confirmed(letter, asyncio.get_running_loop().time() + 0.5)
        except CommandNotConfirmed:
            spawn_task(
                self._retry_unanswered(letter), name=f"unanswered {letter.headers['command-id']}"
            )

    async def _retry_unanswered(self, letter: "_CommandMessage") -> None:
        for _ in range(MAX_UNANSWERED_TRIES):
            try:
                await self._publish_confirmed(
                    letter, asyncio.get_running_loop().time() + self._timeout
                )
                return
            except CommandNotConfirmed:
                log.warning("not yet said that nobody waits", subject=letter.subject)
            await asyncio.sleep(1)

    async def _publish_confirmed(
        self, letter: "_CommandMessage", end: float, reply_to: str = ""
    ) -> None:
        """Publish until the broker confirms; a repeat is harmless, the inbox knows the id."""
        loop = asyncio.get_running_loop()
        while True:
            try:
                await self._subscribe_to_replies()
                await self._broker.publish(
                    letter.body,
                    letter.subject,
                    headers=letter.headers,
                    reply_to=reply_to,
                    stream=COMMANDS,
                    timeout=max(0.1, min(1.5, end - loop.time())),
                )
                return
            except (nats.errors.Error, OSError, TimeoutError, IncorrectState) as error:
                if loop.time() >= end - 0.2:
                    raise CommandNotConfirmed from error
                await asyncio.sleep(0.1)

    async def _on_reply(self, message: Msg) -> None:
        future = self._waiting.get(message.subject.rpartition(".")[2])
        if future is not None and not future.done() and message.data:
            future.set_result(message.data)


@dataclass(slots=True)
class _CommandMessage:
    """A command as it is published."""

    subject: str
    body: bytes
    headers: dict[str, str]


def _build_command_message(
    command: Command[Any], command_id: UUID, promised: UUID | None
) -> _CommandMessage:
    """`promised` is the person's last command without an answer: this one must not overtake it."""
    headers = {"command-id": str(command_id), "trace": get_current_trace()}
    if promised not in (None, command_id):
        headers[AFTER_HEADER] = str(promised)
    return _CommandMessage(f"commands.{command.subject}", encode(command), headers)
