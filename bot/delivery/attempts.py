"""One attempt to send one notification, from its turn to its record."""

import asyncio
from dataclasses import dataclass, field
from uuid import NAMESPACE_URL, uuid5

import structlog
from aiogram import Bot

from bot.delivery import answers as a
from bot.delivery.claims import Claim, Claims, Sendable
from bot.delivery.line import Lane
from bot.delivery.metrics import lateness, refused, retries, sends
from bot.delivery.not_now import NotNow
from bot.delivery.pacing import Pace
from bot.delivery.records import Records
from bot.delivery.renderers import doubts_borne
from bot.delivery.together import Together
from core.kit.crash import crash_point
from core.kit.error_texts import describe_error
from core.kit.errors import DomainError
from core.kit.keyed import KeyedLock
from core.kit.messages import Notification
from core.kit.nats.commands import Accepted, CommandBus, NotAccepted
from core.kit.nats.retry import delay_for
from core.notifications.contracts import Outcome
from core.notifications.repository import Busy, Ending
from core.users.contracts import MarkUnreachable

log = structlog.get_logger(__name__)
NEVER = None
SOON = 0.05
AT_ONCE = 100  # calls under way; both lanes together leave the dialogs connections enough
GATHER_SECONDS = 0.005
STALE = 10.0  # seconds from claim to call after which the lease may end before the call does


@dataclass(slots=True)
class Attempts:
    """Attempts of one lane in this process."""

    bot: Bot
    pace: Pace
    claims: Claims
    records: Records
    commands: CommandBus
    lane: Lane
    stopped: bool = False
    _keys: KeyedLock = field(default_factory=KeyedLock)
    _free: asyncio.Semaphore = field(init=False)
    _claim: Together[Notification, Claim] = field(init=False)

    def __post_init__(self) -> None:
        # No more than one second's: what a standstill held up must not arrive as a flood.
        self._free = asyncio.Semaphore(min(AT_ONCE, self.pace.rate))
        self._claim = Together(self.claims.claim, pause=GATHER_SECONDS)

    async def __call__(self, note: Notification, chat: str, tries: int) -> float | None:
        """NEVER when the ledger knows the end; else seconds until the next attempt."""
        async with self._keys(note.key):
            async with self._free:
                away = SOON if self.stopped else await self.pace.turn(chat, self.lane)
                if away or self.stopped:
                    return max(away, SOON)
                began = _now()
                try:
                    claim = await self._claim(note)
                except NotNow as wait:
                    return wait.seconds
                if not isinstance(claim, Sendable):
                    return claim.seconds if isinstance(claim, Busy) else NEVER
                answer = await self._send(claim, began)
            return await self._settle(claim, answer, tries)

    async def _send(self, claim: Sendable, began: float) -> a.Answer:
        if _now() - began > STALE:
            return a.NotTaken("stood still before the call")
        crash_point("delivery.before_send")
        answer = await a.send(self.bot, int(claim.profile.platform_user_id), claim.face)
        crash_point("delivery.after_send")
        return answer

    async def _settle(self, claim: Sendable, answer: a.Answer, tries: int) -> float | None:
        if isinstance(answer, a.TooFast | a.NotTaken | a.NoAnswer):
            return await self._put_back(claim, answer, tries)
        if isinstance(answer, a.Taken):
            sent = self._ending(claim, Outcome.SENT, message_id=answer.message_id)
            await self.records(sent)
            self._count(claim, sent)
            return NEVER
        log.warning("not delivered", key=claim.note.key, reason=answer.reason)
        failed = self._ending(claim, Outcome.FAILED, reason=answer.reason)
        if isinstance(answer, a.Unreachable):
            await self.records.unreachable(claim, failed)
            await self._mark_unreachable(claim.note)
        else:
            await self.records(failed)
        self._count(claim, failed)
        return NEVER

    async def _put_back(
        self, claim: Sendable, answer: a.TooFast | a.NotTaken | a.NoAnswer, tries: int
    ) -> float | None:
        """Try again later, unless nobody can tell whether this kind would come twice too often."""
        if isinstance(answer, a.TooFast):
            refused.labels(self.lane.name).inc()
            await self.pace.pause(answer.seconds)
            delay, reason = answer.seconds, "too fast"
        else:
            delay, reason = delay_for(tries), answer.reason
        doubts = claim.attempt.doubts + isinstance(answer, a.NoAnswer)
        if doubts > doubts_borne(claim.note.kind):
            unknown = self._ending(claim, Outcome.UNKNOWN, reason=reason, doubts=doubts)
            await self.records(unknown)
            self._count(claim, unknown)
            return NEVER
        log.warning("put back", key=claim.note.key, reason=reason, doubts=doubts)
        retries.labels(claim.note.kind, type(answer).__name__).inc()
        await self.records(self._ending(claim, Outcome.QUEUED, reason=reason, doubts=doubts))
        return delay

    def _ending(
        self,
        claim: Sendable,
        outcome: Outcome,
        *,
        message_id: int | None = None,
        reason: str | None = None,
        doubts: int | None = None,
    ) -> Ending:
        return Ending(
            key=claim.note.key,
            number=claim.attempt.number,
            outcome=outcome,
            at=self.claims.clock.now(),
            message_id=message_id,
            reason=reason,
            doubts=doubts,
        )

    def _count(self, claim: Sendable, ending: Ending) -> None:
        note = claim.note
        sends.labels(note.kind, ending.outcome).inc()
        if ending.outcome is Outcome.SENT and note.due_at is not None:
            late = ending.at - note.due_at
            lateness.labels(note.kind).observe(max(0.0, late.total_seconds()))

    async def _mark_unreachable(self, note: Notification) -> None:
        """Best effort: whoever stays unmarked is marked at the next refusal."""
        command_id = uuid5(NAMESPACE_URL, f"uspevai:unreachable:{note.key}")
        try:
            await self.commands.execute(
                MarkUnreachable(user_id=note.user_id), command_id=command_id
            )
        except (Accepted, NotAccepted, DomainError) as error:
            log.warning(
                "not marked as unreachable yet", user=note.user_id, error=describe_error(error)
            )


def _now() -> float:
    return asyncio.get_running_loop().time()
