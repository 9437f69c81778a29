"""A command that ended in the dead letters is told to the person who gave it."""

from dataclasses import dataclass

import msgspec
from faststream.nats.message import NatsMessage
from nats.js import JetStreamContext

from core.delivery.contracts import Kind
from core.kit.messages import Command, Notification, encode


@dataclass(slots=True, frozen=True)
class DeadCommandNotifier:
    """The consumer of `dead.commands.>`."""

    js: JetStreamContext

    async def __call__(self, message: NatsMessage) -> None:
        try:
            command = msgspec.json.decode(message.body, type=Command)
        except msgspec.DecodeError:
            return  # nobody to tell: the letter does not say who wrote it
        subject = message.raw_message.subject.removeprefix("dead.commands.")
        note = Notification(
            key=f"failed:{message.headers.get('command-id', subject)}",
            kind=Kind.COMMAND_FAILED,
            user_id=command.user_id,
            data={"command": subject},
        )
        headers = {"Nats-Msg-Id": note.key, "trace": message.headers.get("trace", "")}
        await self.js.publish(f"notify.{note.kind}", encode([note]), headers=headers)
