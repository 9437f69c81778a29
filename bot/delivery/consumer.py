"""The consumers of NOTIFY: each notification is sent once, or the ledger says why not.

A message carries a list. Its notifications wait for their turns one by one; what has its turn at
the same time is claimed and worded in one transaction, just before it is sent, and what ends at
the same time is recorded in one statement. `sending` is committed before the HTTP call and the
outcome after it. An attempt that died in between, or got no answer, is a doubt: a reminder is sent
once more and says so, anything else is left as `unknown`.
"""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass

import structlog
from aiogram import Bot
from dishka import AsyncContainer
from faststream.nats.message import NatsMessage
from nats.js.api import ConsumerConfig

from bot.delivery.attempts import NEVER, Attempts
from bot.delivery.claims import Claims
from bot.delivery.fallback import Fallback
from bot.delivery.line import BROADCASTS, REMINDERS, Lane
from bot.delivery.metrics import queue
from bot.delivery.pacing import Pace
from bot.delivery.records import Records
from bot.delivery.renderers import RENDERERS
from core.kit.clock import Clock
from core.kit.error_texts import describe_error
from core.kit.faults import transient
from core.kit.messages import Notification, decode_notes
from core.kit.nats.commands import CommandBus
from core.kit.nats.keep import kept
from core.kit.nats.retry import Poison
from core.kit.nats.streams import consumer
from core.kit.outbox import BATCH
from core.notifications.contracts import Kind

log = structlog.get_logger(__name__)
LISTS = 32  # lists in hand at once over all instances; a list has its worker as soon as it comes
ACK_WAIT = 30.0


def create_delivery(
    container: AsyncContainer,
    bot: Bot,
    pace: Pace,
    clock: Clock,
    commands: CommandBus,
    *,
    lane: Lane = REMINDERS,
    fallback: Fallback | None = None,
) -> "Delivery":
    """The handler of one lane's durable consumer on NOTIFY."""
    claims = Claims(container, clock, fallback)
    attempts = Attempts(bot, pace, claims, Records(container, fallback), commands, lane)
    return Delivery(claims, attempts, lane)


def consumer_of(lane: Lane, ack_wait: float = ACK_WAIT) -> ConsumerConfig:
    """A broadcast has a consumer of its own, so that no reminder stands behind it."""
    if lane is BROADCASTS:
        return consumer("broadcasts", f"notify.{Kind.BROADCAST}", pending=LISTS, ack_wait=ack_wait)
    names = [BATCH, *(kind for kind in Kind if kind is not Kind.BROADCAST)]
    return consumer(
        "delivery", *(f"notify.{name}" for name in names), pending=LISTS, ack_wait=ack_wait
    )


@dataclass(slots=True, frozen=True)
class Delivery:
    """Delivers lists of notifications; any number of instances may run."""

    claims: Claims
    attempts: Attempts
    lane: Lane
    ack_wait: float = ACK_WAIT

    async def __call__(self, message: NatsMessage) -> None:
        """Deliver the notifications, or have them come back later. Raises Poison, DecodeError."""
        notes, tries = decode_notes(message.body), int(message.raw_message.metadata.num_delivered)
        known = [note for note in notes if note.kind in RENDERERS]
        async with kept(message, self.ack_wait / 3):
            again = await self.deliver(known, tries)
        if again is not NEVER:
            await message.nack(delay=again)
        elif len(known) < len(notes):
            kinds = {note.kind for note in notes} - RENDERERS.keys()
            raise Poison(f"no such kind of notification: {kinds}")

    async def deliver(self, notes: Sequence[Notification], tries: int = 1) -> float | None:
        """NEVER when the ledger knows the end of each; else seconds until the next attempt.

        A fault of the code in one is raised when the others have ended.
        """
        waiting = queue.labels(self.lane.name)
        waiting.inc(len(notes))
        try:
            left = await self._left(notes, tries)
            held = await self.claims.held([note for note, _ in left])
            each = (self.attempts(one, chat, tries) for one, chat in left if one.key not in held)
            ends = [*held.values(), *await asyncio.gather(*each, return_exceptions=True)]
        finally:
            waiting.dec(len(notes))
        errors = [end for end in ends if isinstance(end, BaseException)]
        again = [end for end in ends if isinstance(end, float | int)]
        if not again and errors:
            raise next(filter(transient, errors), errors[0])
        for error in errors:
            log.error("not delivered", error=describe_error(error))
        return min(again, default=NEVER)

    def stop(self) -> None:
        """Begin nothing more: what is under way is finished, the rest comes back to others."""
        self.attempts.stopped = True

    async def _left(
        self, notes: Sequence[Notification], tries: int
    ) -> list[tuple[Notification, str]]:
        """What is still to be dealt with, each with its chat: a repeat takes nobody's turn."""
        ended = await self.claims.ended(notes) if tries > 1 else frozenset()
        left = [note for note in notes if note.key not in ended]
        chats = await self.claims.chats(left)
        return [(note, chats[note.user_id]) for note in left if note.user_id in chats]
