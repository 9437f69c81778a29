"""One attempt to send one notification, from its turn to its record."""

import asyncio
from dataclasses import dataclass, field
from uuid import NAMESPACE_URL, uuid5

import structlog
from aiogram import Bot

from bot.delivery import send_results as a
from bot.delivery.batcher import Batcher
from bot.delivery.claimer import ClaimResult, NotificationClaimer, PreparedNotification
from bot.delivery.metrics import rate_limit_refusals, send_lateness, send_outcomes, send_retries
from bot.delivery.outcome_recorder import OutcomeRecorder
from bot.delivery.postponement import SendPostponed
from bot.delivery.rate_limiter import SendRateLimiter
from bot.delivery.renderers import get_max_uncertain_attempts
from bot.delivery.send_queue import SendLane
from core.kit.crash import crash_point
from core.kit.error_texts import describe_error
from core.kit.errors import DomainError
from core.kit.keyed_lock import KeyedLock
from core.kit.messages import Notification
from core.kit.nats.commands import CommandBus, CommandNotConfirmed, CommandPending
from core.kit.nats.retry import calculate_delay
from core.notifications.contracts import Outcome
from core.notifications.repository import AttemptInProgress, AttemptResult
from core.users.contracts import MarkUnreachable

log = structlog.get_logger(__name__)
NO_RETRY = None
SHORT_RETRY_SECONDS = 0.05
MAX_CONCURRENT_SENDS = (
    100  # calls under way; both lanes together leave the dialogs connections enough
)
GATHER_SECONDS = 0.005
MAX_CLAIM_AGE_SECONDS = (
    10.0  # seconds from claim to call after which the lease may end before the call does
)


@dataclass(slots=True)
class NotificationSender:
    """Attempts of one lane in this process."""

    bot: Bot
    rate_limiter: SendRateLimiter
    claimer: NotificationClaimer
    recorder: OutcomeRecorder
    command_bus: CommandBus
    lane: SendLane
    is_stopped: bool = False
    _locks: KeyedLock = field(default_factory=KeyedLock)
    _semaphore: asyncio.Semaphore = field(init=False)
    _claim_batcher: Batcher[Notification, ClaimResult] = field(init=False)

    def __post_init__(self) -> None:
        # No more than one second's: what a standstill held up must not arrive as a flood.
        self._semaphore = asyncio.Semaphore(min(MAX_CONCURRENT_SENDS, self.rate_limiter.rate))
        self._claim_batcher = Batcher(self.claimer.claim_batch, gather_seconds=GATHER_SECONDS)

    async def __call__(
        self, notification: Notification, chat_id: str, attempt_number: int
    ) -> float | None:
        """NEVER when the ledger knows the end; else seconds until the next attempt."""
        async with self._locks(notification.key):
            async with self._semaphore:
                away = (
                    SHORT_RETRY_SECONDS
                    if self.is_stopped
                    else await self.rate_limiter.acquire_slot(chat_id, self.lane)
                )
                if away or self.is_stopped:
                    return max(away, SHORT_RETRY_SECONDS)
                began = _monotonic_now()
                try:
                    claim = await self._claim_batcher(notification)
                except SendPostponed as wait:
                    return wait.seconds
                if not isinstance(claim, PreparedNotification):
                    return claim.seconds if isinstance(claim, AttemptInProgress) else NO_RETRY
                answer = await self._send_claimed(claim, began)
            return await self._record_result(claim, answer, attempt_number)

    async def _send_claimed(self, claim: PreparedNotification, started_at: float) -> a.SendResult:
        if _monotonic_now() - started_at > MAX_CLAIM_AGE_SECONDS:
            return a.TemporaryFailure("stood still before the call")
        crash_point("delivery.before_send")
        answer = await a.send_message(self.bot, int(claim.profile.platform_user_id), claim.rendered)
        crash_point("delivery.after_send")
        return answer

    async def _record_result(
        self, claim: PreparedNotification, result: a.SendResult, attempt_number: int
    ) -> float | None:
        if isinstance(result, a.SendRateLimited | a.TemporaryFailure | a.UncertainOutcome):
            return await self._requeue_notification(claim, result, attempt_number)
        if isinstance(result, a.MessageAccepted):
            sent = self._build_attempt_result(claim, Outcome.SENT, message_id=result.message_id)
            await self.recorder(sent)
            self._count_outcome(claim, sent)
            return NO_RETRY
        log.warning("not delivered", key=claim.notification.key, reason=result.reason)
        failed = self._build_attempt_result(claim, Outcome.FAILED, reason=result.reason)
        if isinstance(result, a.RecipientUnreachable):
            await self.recorder.record_unreachable(claim, failed)
            await self._mark_unreachable(claim.notification)
        else:
            await self.recorder(failed)
        self._count_outcome(claim, failed)
        return NO_RETRY

    async def _requeue_notification(
        self,
        claim: PreparedNotification,
        result: a.SendRateLimited | a.TemporaryFailure | a.UncertainOutcome,
        attempt_number: int,
    ) -> float | None:
        """Try again later, unless nobody can tell whether this kind would come twice too often."""
        if isinstance(result, a.SendRateLimited):
            rate_limit_refusals.labels(self.lane.name).inc()
            await self.rate_limiter.pause_sending(result.seconds)
            delay, reason = result.seconds, "too fast"
        else:
            delay, reason = calculate_delay(attempt_number), result.reason
        uncertain_attempts = claim.attempt.uncertain_attempts + isinstance(
            result, a.UncertainOutcome
        )
        if uncertain_attempts > get_max_uncertain_attempts(claim.notification.kind):
            unknown = self._build_attempt_result(
                claim, Outcome.UNKNOWN, reason=reason, uncertain_attempts=uncertain_attempts
            )
            await self.recorder(unknown)
            self._count_outcome(claim, unknown)
            return NO_RETRY
        log.warning(
            "put back", key=claim.notification.key, reason=reason, doubts=uncertain_attempts
        )
        send_retries.labels(claim.notification.kind, type(result).__name__).inc()
        await self.recorder(
            self._build_attempt_result(
                claim, Outcome.QUEUED, reason=reason, uncertain_attempts=uncertain_attempts
            )
        )
        return delay

    def _build_attempt_result(
        self,
        claim: PreparedNotification,
        outcome: Outcome,
        *,
        message_id: int | None = None,
        reason: str | None = None,
        uncertain_attempts: int | None = None,
    ) -> AttemptResult:
        return AttemptResult(
            key=claim.notification.key,
            number=claim.attempt.number,
            outcome=outcome,
            at=self.claimer.clock.now(),
            message_id=message_id,
            reason=reason,
            doubts=uncertain_attempts,
        )

    def _count_outcome(self, claim: PreparedNotification, ending: AttemptResult) -> None:
        note = claim.notification
        send_outcomes.labels(note.kind, ending.outcome).inc()
        if ending.outcome is Outcome.SENT and note.due_at is not None:
            late = ending.at - note.due_at
            send_lateness.labels(note.kind).observe(max(0.0, late.total_seconds()))

    async def _mark_unreachable(self, notification: Notification) -> None:
        """Best effort: whoever stays unmarked is marked at the next refusal."""
        command_id = uuid5(NAMESPACE_URL, f"uspevai:unreachable:{notification.key}")
        try:
            await self.command_bus.execute(
                MarkUnreachable(user_id=notification.user_id), command_id=command_id
            )
        except (CommandPending, CommandNotConfirmed, DomainError) as error:
            log.warning(
                "not marked as unreachable yet",
                user=notification.user_id,
                error=describe_error(error),
            )


def _monotonic_now() -> float:
    return asyncio.get_running_loop().time()
