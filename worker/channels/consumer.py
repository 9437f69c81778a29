"""The consumer of MAIL: each message is sent once, or the ledger says why not."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass

from dishka import AsyncContainer
from faststream.nats.message import NatsMessage

from core.delivery.contracts import Channel
from core.delivery.engine import Claim, DeliveryEngine
from core.delivery.results import AttemptInProgress
from core.kit.clock import Clock
from core.kit.messages import decode_contact_message
from core.kit.nats.retry import Poison
from core.users.contracts import Profile
from worker.channels.contact_channel import AnyContactMessage, ContactChannel
from worker.channels.mailers import Mailer, OutgoingMail

NO_RETRY = None
ContactEngine = DeliveryEngine[AnyContactMessage, Profile, OutgoingMail]


def create_contact_consumer(
    container: AsyncContainer, clock: Clock, mailers: Mapping[str, Mailer]
) -> "ContactMessageConsumer":
    """A consumer with one channel for each mailer."""
    engines: dict[str, ContactEngine] = {
        name: DeliveryEngine(container, clock, ContactChannel(Channel(name), mailer))
        for name, mailer in mailers.items()
    }
    return ContactMessageConsumer(engines)


@dataclass(slots=True, frozen=True)
class ContactMessageConsumer:
    """Sends messages, each by its channel; any number of instances may run."""

    engines: Mapping[str, ContactEngine]

    async def __call__(self, message: NatsMessage) -> None:
        """Send the message, or have it come back later. Raises Poison, DecodeError."""
        decoded, meta = decode_contact_message(message.body), message.raw_message.metadata
        if decoded.channel not in self.engines:
            raise Poison(f"no such channel: {decoded.channel}")
        wait = await self.deliver_message(decoded, int(meta.num_delivered))
        if wait is not NO_RETRY:
            await message.nack(delay=wait)

    async def deliver_message(self, message: AnyContactMessage, tries: int = 1) -> float | None:
        """NO_RETRY when the end is recorded; else seconds until the next attempt."""
        engine, asked_at = self.engines[message.channel], asyncio.get_running_loop().time()
        [claim] = await engine.claim_batch([message])
        if isinstance(claim, AttemptInProgress):
            return claim.seconds
        if not isinstance(claim, Claim):
            return NO_RETRY
        return await engine.record(claim, await engine.send(claim, asked_at), tries)
