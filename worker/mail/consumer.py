"""The consumer of MAIL: each letter is sent once, or the ledger says why not."""

import random
from collections.abc import Mapping
from dataclasses import dataclass

import structlog
from faststream.nats.message import NatsMessage
from prometheus_client import Counter

from core.kit.crash import crash_point
from core.kit.messages import ContactCodeMessage, ContactMessage, decode_contact_message
from core.kit.nats.retry import Poison
from core.notifications.contracts import Outcome
from core.notifications.repository import AttemptInProgress, AttemptResult
from worker.mail.channels import (
    DeliveryAccepted,
    DeliveryChannel,
    DeliveryRejected,
    DeliveryResult,
    DeliveryUncertain,
)
from worker.mail.delivery_store import MAX_UNCERTAIN_ATTEMPTS, ClaimedDelivery, MailDeliveryStore

log = structlog.get_logger(__name__)
sent_messages_total = Counter(
    "uspevai_letters_total", "Letters by mail and SMS", ["channel", "outcome"]
)
MAX_TRIES = 150  # tries: about a day at the longest pause
FIRST_RETRY_DELAY, MAX_RETRY_DELAY = 2.0, 600.0
NO_RETRY = None


def calculate_delay(tries: int) -> float:
    """Seconds before try number `tries + 1`: doubling from 2 s, at most ten minutes."""
    base: float = min(MAX_RETRY_DELAY, FIRST_RETRY_DELAY * 2 ** min(tries - 1, 12))
    return base * random.uniform(0.75, 1.25)  # noqa: S311 - spreads load, guards nothing


@dataclass(slots=True, frozen=True)
class ContactMessageConsumer:
    """Sends letters, each by the road of its channel; any number of instances may run."""

    delivery_store: MailDeliveryStore
    channels: Mapping[str, DeliveryChannel]

    async def __call__(self, message: NatsMessage) -> None:
        """Send the letter, or have it come back later. Raises Poison, DecodeError."""
        letter, meta = decode_contact_message(message.body), message.raw_message.metadata
        if letter.channel not in self.channels:
            raise Poison(f"no such channel: {letter.channel}")
        wait = await self.deliver_message(letter, int(meta.num_delivered))
        if wait is not NO_RETRY:
            await message.nack(delay=wait)

    async def deliver_message(
        self, letter: ContactMessage | ContactCodeMessage, tries: int = 1
    ) -> float | None:
        """NEVER when the ledger knows the end; else seconds until the next attempt."""
        claim = await self.delivery_store.claim_delivery(letter)
        if isinstance(claim, AttemptInProgress):
            return claim.seconds
        if not isinstance(claim, ClaimedDelivery):
            return NO_RETRY
        crash_point("mail.before_send")
        answer = await self.channels[letter.channel](claim.mail)
        crash_point("mail.after_send")
        uncertain_attempts = claim.attempt.uncertain_attempts + isinstance(
            answer, DeliveryUncertain
        )
        outcome = _determine_outcome(answer, uncertain_attempts, tries)
        reason = None if isinstance(answer, DeliveryAccepted) else answer.reason
        ending = AttemptResult(
            key=claim.mail.key,
            number=claim.attempt.number,
            outcome=outcome,
            at=self.delivery_store.clock.now(),
            reason=reason,
            doubts=uncertain_attempts,
        )
        await self.delivery_store.record_outcome(letter, ending)
        sent_messages_total.labels(letter.channel, outcome).inc()
        if reason is not None:
            log.warning("letter", key=letter.key, outcome=outcome, answer=type(answer).__name__)
        return calculate_delay(tries) if outcome is Outcome.QUEUED else NO_RETRY


def _determine_outcome(answer: DeliveryResult, uncertain_attempts: int, tries: int) -> Outcome:
    if isinstance(answer, DeliveryAccepted):
        return Outcome.SENT
    if isinstance(answer, DeliveryRejected):
        return Outcome.FAILED
    if uncertain_attempts > MAX_UNCERTAIN_ATTEMPTS:
        return Outcome.UNKNOWN
    if tries >= MAX_TRIES:
        return Outcome.UNKNOWN if uncertain_attempts else Outcome.FAILED
    return Outcome.QUEUED
