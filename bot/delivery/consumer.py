"""The consumers of NOTIFY: each notification is sent once, or the ledger says why not.

A message carries a list. Its notifications wait for their slots one by one; what has a slot at the
same time is claimed and rendered in one transaction, just before it is sent, and what ends at the
same time is recorded in one statement. After an uncertain attempt a reminder is sent once more and
says so; anything else is left as `unknown`.
"""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass

import structlog
from aiogram import Bot
from dishka import AsyncContainer
from faststream.nats.message import NatsMessage
from nats.js.api import ConsumerConfig

from bot.delivery.broadcasts import get_broadcast_pauses
from bot.delivery.channel_fallback import DeliveryFallback
from bot.delivery.messenger_channel import MessengerChannel
from bot.delivery.metrics import send_queue_size
from bot.delivery.rate_limiter import SendRateLimiter
from bot.delivery.renderers import RENDERERS
from bot.delivery.send_queue import BROADCAST_LANE, REMINDER_LANE, SendLane
from bot.delivery.sender import NO_RETRY, ChatEngine, NotificationSender
from core.delivery.contracts import Kind
from core.delivery.engine import DeliveryEngine
from core.kit.clock import Clock
from core.kit.error_texts import describe_error
from core.kit.faults import is_transient
from core.kit.messages import Notification, decode_notifications
from core.kit.nats.ack_renewal import renew_ack_deadline
from core.kit.nats.commands import CommandBus
from core.kit.nats.retry import Poison
from core.kit.nats.streams import build_push_consumer
from core.kit.outbox import BATCH_LANE

log = structlog.get_logger(__name__)
MAX_PENDING_BATCHES = (
    32  # lists in hand at once over all instances; a list has its worker as soon as it comes
)
ACK_WAIT_SECONDS = 30.0


def create_notification_consumer(
    container: AsyncContainer,
    bot: Bot,
    rate_limiter: SendRateLimiter,
    clock: Clock,
    command_bus: CommandBus,
    *,
    lane: SendLane = REMINDER_LANE,
    fallback: DeliveryFallback | None = None,
) -> "NotificationConsumer":
    """The handler of one lane's durable consumer on NOTIFY."""
    channel = MessengerChannel(bot, rate_limiter, command_bus, lane, fallback)
    engine: ChatEngine = DeliveryEngine(container, clock, channel)
    return NotificationConsumer(container, NotificationSender(engine, channel), lane)


def build_consumer_config(lane: SendLane, ack_wait: float = ACK_WAIT_SECONDS) -> ConsumerConfig:
    """A broadcast has a consumer of its own, so that no reminder stands behind it."""
    if lane is BROADCAST_LANE:
        return build_push_consumer(
            "broadcasts", f"notify.{Kind.BROADCAST}", pending=MAX_PENDING_BATCHES, ack_wait=ack_wait
        )
    names = [BATCH_LANE, *(kind for kind in Kind if kind is not Kind.BROADCAST)]
    return build_push_consumer(
        "delivery",
        *(f"notify.{name}" for name in names),
        pending=MAX_PENDING_BATCHES,
        ack_wait=ack_wait,
    )


@dataclass(slots=True, frozen=True)
class NotificationConsumer:
    """Delivers lists of notifications; any number of instances may run."""

    container: AsyncContainer
    sender: NotificationSender
    lane: SendLane
    ack_wait: float = ACK_WAIT_SECONDS

    async def __call__(self, message: NatsMessage) -> None:
        """Deliver the notifications, or have them come back later. Raises Poison, DecodeError."""
        notes, tries = (
            decode_notifications(message.body),
            int(message.raw_message.metadata.num_delivered),
        )
        known = [note for note in notes if note.kind in RENDERERS]
        async with renew_ack_deadline(message, self.ack_wait / 3):
            again = await self.deliver_batch(known, tries)
        if again is not NO_RETRY:
            await message.nack(delay=again)
        elif len(known) < len(notes):
            kinds = {note.kind for note in notes} - RENDERERS.keys()
            raise Poison(f"no such kind of notification: {kinds}")

    async def deliver_batch(
        self, notifications: Sequence[Notification], attempt_number: int = 1
    ) -> float | None:
        """NO_RETRY when the end of each is recorded; else seconds until the next attempt.

        A fault of the code in one is raised when the others have ended.
        """
        waiting = send_queue_size.labels(self.lane.name)
        waiting.inc(len(notifications))
        try:
            left = await self._list_undelivered(notifications, attempt_number)
            held = await self._find_held([note for note, _ in left])
            each = (
                self.sender(one, chat, attempt_number) for one, chat in left if one.key not in held
            )
            ends = [*held.values(), *await asyncio.gather(*each, return_exceptions=True)]
        finally:
            waiting.dec(len(notifications))
        errors = [end for end in ends if isinstance(end, BaseException)]
        again = [end for end in ends if isinstance(end, float | int)]
        if not again and errors:
            raise next(filter(is_transient, errors), errors[0])
        for error in errors:
            log.error("not delivered", error=describe_error(error))
        return min(again, default=NO_RETRY)

    def stop(self) -> None:
        """Begin nothing more: what is under way is finished, the rest comes back to others."""
        self.sender.is_stopped = True

    async def _list_undelivered(
        self, notifications: Sequence[Notification], attempt_number: int
    ) -> list[tuple[Notification, str]]:
        """What is still to be dealt with, each with its chat: a repeat takes nobody's turn."""
        ended = (
            await self.sender.engine.find_finished_keys(notifications)
            if attempt_number > 1
            else frozenset()
        )
        left = [note for note in notifications if note.key not in ended]
        chats = await self.sender.channel.find_chat_ids(self.container, left)
        return [(note, chats[note.user_id]) for note in left if note.user_id in chats]

    async def _find_held(self, notifications: Sequence[Notification]) -> dict[str, float]:
        """Seconds by key for those that must wait anyway, so that they take nobody's slot."""
        async with self.container() as scope:
            return await get_broadcast_pauses(notifications, scope)
