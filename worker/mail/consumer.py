"""The consumer of MAIL: each letter is sent once, or the ledger says why not."""

import random
from collections.abc import Mapping
from dataclasses import dataclass

import structlog
from faststream.nats.message import NatsMessage
from prometheus_client import Counter

from core.kit.crash import crash_point
from core.kit.messages import CodeLetter, Letter, decode_letter
from core.kit.nats.retry import Poison
from core.notifications.contracts import Outcome
from core.notifications.repository import Busy, Ending
from worker.mail.desk import DOUBTS_BORNE, Desk, Ready
from worker.mail.roads import Answer, NoAnswer, Rejected, Road, Taken

log = structlog.get_logger(__name__)
letters = Counter("uspevai_letters_total", "Letters by mail and SMS", ["channel", "outcome"])
GIVEN_UP_AFTER = 150  # tries: about a day at the longest pause
FIRST_PAUSE, LONGEST_PAUSE = 2.0, 600.0
NEVER = None


def pause_before(tries: int) -> float:
    """Seconds before try number `tries + 1`: doubling from 2 s, at most ten minutes."""
    base: float = min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** min(tries - 1, 12))
    return base * random.uniform(0.75, 1.25)  # noqa: S311 - spreads load, guards nothing


@dataclass(slots=True, frozen=True)
class LettersOut:
    """Sends letters, each by the road of its channel; any number of instances may run."""

    desk: Desk
    roads: Mapping[str, Road]

    async def __call__(self, message: NatsMessage) -> None:
        """Send the letter, or have it come back later. Raises Poison, DecodeError."""
        letter, meta = decode_letter(message.body), message.raw_message.metadata
        if letter.channel not in self.roads:
            raise Poison(f"no such channel: {letter.channel}")
        wait = await self.deliver(letter, int(meta.num_delivered))
        if wait is not NEVER:
            await message.nack(delay=wait)

    async def deliver(self, letter: Letter | CodeLetter, tries: int = 1) -> float | None:
        """NEVER when the ledger knows the end; else seconds until the next attempt."""
        claim = await self.desk.claim(letter)
        if isinstance(claim, Busy):
            return claim.seconds
        if not isinstance(claim, Ready):
            return NEVER
        crash_point("mail.before_send")
        answer = await self.roads[letter.channel](claim.mail)
        crash_point("mail.after_send")
        doubts = claim.attempt.doubts + isinstance(answer, NoAnswer)
        outcome = _outcome(answer, doubts, tries)
        reason = None if isinstance(answer, Taken) else answer.reason
        ending = Ending(
            key=claim.mail.key,
            number=claim.attempt.number,
            outcome=outcome,
            at=self.desk.clock.now(),
            reason=reason,
            doubts=doubts,
        )
        await self.desk.record(letter, ending)
        letters.labels(letter.channel, outcome).inc()
        if reason is not None:
            log.warning("letter", key=letter.key, outcome=outcome, answer=type(answer).__name__)
        return pause_before(tries) if outcome is Outcome.QUEUED else NEVER


def _outcome(answer: Answer, doubts: int, tries: int) -> Outcome:
    if isinstance(answer, Taken):
        return Outcome.SENT
    if isinstance(answer, Rejected):
        return Outcome.FAILED
    if doubts > DOUBTS_BORNE:
        return Outcome.UNKNOWN
    if tries >= GIVEN_UP_AFTER:
        return Outcome.UNKNOWN if doubts else Outcome.FAILED
    return Outcome.QUEUED
