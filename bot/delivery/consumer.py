"""The consumer of NOTIFY: each notification is sent once, or the ledger says why not.

`sending` is committed before the HTTP call and the outcome after it. An attempt that died in
between, or got no answer, is a doubt: a reminder is sent once more and says so, anything else is
left as `unknown`.
"""

from dataclasses import dataclass, field
from uuid import NAMESPACE_URL, uuid5

import structlog
from aiogram import Bot
from dishka import AsyncContainer
from faststream.nats.message import NatsMessage
from redis.asyncio import Redis

from bot.delivery import answers as a
from bot.delivery.claims import Claims, Sendable
from bot.delivery.metrics import lateness, retries
from bot.delivery.not_now import NotNow
from bot.delivery.pacing import Pace
from bot.delivery.renderers import RENDERERS, doubts_borne
from core.kit.clock import Clock
from core.kit.crash import crash_point
from core.kit.errors import DomainError
from core.kit.keyed import KeyedLock
from core.kit.messages import Notification, decode_notes
from core.kit.nats.commands import Accepted, CommandBus, NotAccepted
from core.kit.nats.retry import Poison, delay_for
from core.notifications.contracts import Outcome
from core.notifications.repository import Busy
from core.users.contracts import MarkUnreachable

log = structlog.get_logger(__name__)
NEVER = None


def create_delivery(
    container: AsyncContainer,
    bot: Bot,
    redis: Redis,
    clock: Clock,
    sends_per_second: int,
    commands: CommandBus,
) -> "Delivery":
    """The handler of the durable consumer `delivery` on NOTIFY."""
    pace = Pace(redis, sends_per_second, str(bot.id))
    return Delivery(bot, pace, Claims(container, clock), commands)


@dataclass(slots=True, frozen=True)
class Delivery:
    """Delivers notifications; any number of instances may run."""

    bot: Bot
    pace: Pace
    claims: Claims
    commands: CommandBus
    keys: KeyedLock = field(default_factory=KeyedLock)

    async def __call__(self, message: NatsMessage) -> None:
        """Deliver the notifications, or have them come back later. Raises Poison, DecodeError."""
        notes, tries = decode_notes(message.body), int(message.raw_message.metadata.num_delivered)
        if unknown := [note.kind for note in notes if note.kind not in RENDERERS]:
            raise Poison(f"no such kind of notification: {unknown[0]}")
        waits = [await self.deliver(note, tries) for note in notes]
        if again := [wait for wait in waits if wait is not NEVER]:
            await message.nack(delay=min(again))

    async def deliver(self, note: Notification, tries: int = 1) -> float | None:
        """NEVER when the ledger knows the end; else seconds until the next attempt."""
        async with self.keys(note.key):
            if tries > 1 and await self.claims.ended(note):
                return NEVER  # a repeat takes nobody's turn
            away = await self.claims.held(note) or await self.pace.turn(str(note.user_id))
            if away:
                return away
            try:
                claim = await self.claims.claim(note)
            except NotNow as wait:
                return wait.seconds
            if isinstance(claim, Busy):
                return claim.seconds
            if not isinstance(claim, Sendable):
                return NEVER
            crash_point("delivery.before_send")
            answer = await a.send(self.bot, int(claim.profile.platform_user_id), claim.face)
            crash_point("delivery.after_send")
            if isinstance(answer, a.TooFast | a.NotTaken | a.NoAnswer):
                return await self._put_back(note, answer, claim.doubts, tries)
            await self._end(note, answer)
            return NEVER

    async def _end(self, note: Notification, answer: a.Taken | a.Rejected | a.Unreachable) -> None:
        if isinstance(answer, a.Taken):
            await self.claims.record(note, Outcome.SENT, message_id=answer.message_id)
            if note.due_at is not None:
                late = self.claims.clock.now() - note.due_at
                lateness.labels(note.kind).observe(max(0.0, late.total_seconds()))
            return
        log.warning("not delivered", key=note.key, reason=answer.reason)
        await self.claims.record(note, Outcome.FAILED, reason=answer.reason)
        if isinstance(answer, a.Unreachable):
            await self._mark_unreachable(note)

    async def _put_back(
        self,
        note: Notification,
        answer: a.TooFast | a.NotTaken | a.NoAnswer,
        doubts: int,
        tries: int,
    ) -> float | None:
        """Try again later, unless nobody can tell whether this kind would come twice too often."""
        if isinstance(answer, a.TooFast):
            await self.pace.pause(answer.seconds)
            delay, reason = answer.seconds, "too fast"
        else:
            delay, reason = delay_for(tries), answer.reason
        if isinstance(answer, a.NoAnswer):
            doubts += 1
            if doubts > doubts_borne(note.kind):
                await self.claims.record(note, Outcome.UNKNOWN, reason=reason, doubts=doubts)
                return NEVER
        log.warning("put back", key=note.key, reason=reason, doubts=doubts)
        retries.labels(note.kind, type(answer).__name__).inc()
        await self.claims.record(note, Outcome.QUEUED, reason=reason, doubts=doubts)
        return delay

    async def _mark_unreachable(self, note: Notification) -> None:
        """Best effort: whoever stays unmarked is marked at the next refusal."""
        command_id = uuid5(NAMESPACE_URL, f"uspevai:unreachable:{note.key}")
        try:
            await self.commands.execute(
                MarkUnreachable(user_id=note.user_id), command_id=command_id
            )
        except (Accepted, NotAccepted, DomainError) as error:
            log.warning("not marked as unreachable yet", user=note.user_id, error=repr(error))
