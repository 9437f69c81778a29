"""One attempt to send one notification, from its slot to its record."""

import asyncio
from dataclasses import dataclass, field

from bot.delivery.broadcasts import SendPostponed
from bot.delivery.messenger_channel import ChatClaim, ChatMessage, MessengerChannel
from bot.delivery.metrics import send_outcomes
from bot.ui.current_user import CurrentUser
from core.delivery.engine import Claim, ClaimResult, DeliveryEngine, NotSent
from core.delivery.results import AttemptInProgress
from core.kit.batcher import Batcher
from core.kit.keyed_lock import KeyedLock
from core.kit.messages import Notification

NO_RETRY = None
SHORT_RETRY_SECONDS = 0.05
# Calls under way; both lanes together leave the dialogs connections enough.
MAX_CONCURRENT_SENDS = 100
GATHER_SECONDS = 0.005
ChatEngine = DeliveryEngine[Notification, CurrentUser, ChatMessage]
ChatClaimResult = ClaimResult[Notification, CurrentUser, ChatMessage]


@dataclass(slots=True)
class NotificationSender:
    """Attempts of one lane in this process."""

    engine: ChatEngine
    channel: MessengerChannel
    is_stopped: bool = False
    _locks: KeyedLock = field(default_factory=KeyedLock)
    _semaphore: asyncio.Semaphore = field(init=False)
    _claim_batcher: Batcher[Notification, ChatClaimResult] = field(init=False)

    def __post_init__(self) -> None:
        # No more than one second's: what a standstill held up must not arrive as a flood.
        rate = self.channel.rate_limiter.rate
        self._semaphore = asyncio.Semaphore(min(MAX_CONCURRENT_SENDS, rate))
        self._claim_batcher = Batcher(self.engine.claim_batch, gather_seconds=GATHER_SECONDS)

    async def __call__(
        self, notification: Notification, chat_id: str, attempt_number: int
    ) -> float | None:
        """NO_RETRY when the end is recorded; else seconds until the next attempt."""
        async with self._locks(notification.key):
            async with self._semaphore:
                if wait := await self._acquire_slot(chat_id):
                    return wait
                asked_at = asyncio.get_running_loop().time()
                claim = await self._claim(notification)
                if not isinstance(claim, Claim):
                    return claim
                result = await self.engine.send(claim, asked_at)
            return await self.engine.record(claim, result, attempt_number)

    async def _acquire_slot(self, chat_id: str) -> float:
        """0 with a slot in hand, else seconds until the next attempt."""
        if self.is_stopped:
            return SHORT_RETRY_SECONDS
        wait = await self.channel.rate_limiter.acquire_slot(chat_id, self.channel.lane)
        return max(wait, SHORT_RETRY_SECONDS) if wait or self.is_stopped else 0.0

    async def _claim(self, notification: Notification) -> ChatClaim | float | None:
        """The claim; else seconds until the next attempt, or NO_RETRY."""
        try:
            claim = await self._claim_batcher(notification)
        except SendPostponed as postponed:
            return postponed.seconds
        if isinstance(claim, Claim):
            return claim
        if isinstance(claim, NotSent):
            send_outcomes.labels(notification.kind, claim.outcome).inc()
        return claim.seconds if isinstance(claim, AttemptInProgress) else NO_RETRY
