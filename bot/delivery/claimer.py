"""The transaction before the sends: claiming and wording them, many at a time."""

from collections.abc import AsyncIterator, Collection, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from uuid import UUID

from dishka import AsyncContainer
from sqlalchemy.ext.asyncio import AsyncSession

from bot.delivery.broadcasts import get_broadcast_pauses
from bot.delivery.fallback import DeliveryFallback
from bot.delivery.metrics import send_outcomes
from bot.delivery.render_context import RenderContext
from bot.delivery.renderers import get_max_uncertain_attempts, render_notifications
from bot.ui.cards.tasks import RenderedMessage
from bot.ui.current_user import CurrentUser
from bot.ui.notification_modes import get_notification_mode
from core.kit.clock import Clock
from core.kit.messages import Notification
from core.notifications.contracts import Outcome
from core.notifications.repository import (
    AlreadyProcessed,
    Attempt,
    AttemptInProgress,
    AttemptResult,
    DeliveryLedger,
)
from core.users.contracts import NotificationMode, Profile
from core.users.queries import UserQueries

_MAX_CACHED_CHATS = 100_000


@dataclass(slots=True, frozen=True)
class PreparedNotification:
    """What is to be sent now, and to whom; the attempt's `doubts` earlier ones may have arrived."""

    context: RenderContext
    rendered: RenderedMessage
    attempt: Attempt

    @property
    def notification(self) -> Notification:
        return self.context.notification

    @property
    def profile(self) -> Profile:
        return self.context.current_user.profile


ClaimResult = PreparedNotification | AttemptInProgress | AlreadyProcessed | None


@dataclass(slots=True, frozen=True)
class NotificationClaimer:
    container: AsyncContainer
    clock: Clock
    fallback: DeliveryFallback | None = None
    _chat_ids: dict[UUID, str] = field(default_factory=dict)

    async def find_finished_keys(self, notifications: Sequence[Notification]) -> frozenset[str]:
        """The keys of those of which the ledger knows how they ended."""
        async with self.container() as scope:
            return await (await scope.get(DeliveryLedger)).find_ended(
                [note.key for note in notifications]
            )

    async def find_chat_ids(self, notifications: Sequence[Notification]) -> dict[UUID, str]:
        """Where the people are in the messenger, of those who are known; it never changes."""
        people = {note.user_id for note in notifications}
        if unknown := people - self._chat_ids.keys():
            await self._load_chat_ids(unknown)
        return {one: self._chat_ids[one] for one in people if one in self._chat_ids}

    async def find_held_notifications(
        self, notifications: Sequence[Notification]
    ) -> dict[str, float]:
        """Seconds by key for those that must wait anyway, so that they take nobody's turn."""
        async with self.container() as scope:
            return await get_broadcast_pauses(notifications, scope)

    async def claim_batch(self, notifications: Sequence[Notification]) -> list[ClaimResult]:
        """Claim and word `notes`, of different keys: Finished when nothing is to be sent, None
        for people unknown, Busy for what must wait. `sending` is committed on return.

        Raises NotNow when one is held back only now: then none was claimed."""
        async with self._open_transaction() as scope:
            people = await scope.get(UserQueries)
            profiles = await people.get_profiles({note.user_id for note in notifications})
            held = await get_broadcast_pauses(notifications, scope)
            known = [
                note for note in notifications if note.user_id in profiles and note.key not in held
            ]
            ledger, now = await scope.get(DeliveryLedger), self.clock.now()
            begun = await ledger.begin_attempts(known, now) if known else {}
            attempts = [
                (RenderContext(note, CurrentUser(profiles[note.user_id]), now, scope), attempt)
                for note in known
                if isinstance(attempt := begun[note.key], Attempt)
            ]
            ready, endings = await self._prepare_batch(attempts)
            if endings:
                await ledger.finish_attempts(endings)
        _count_outcomes(notifications, endings)
        claims: dict[str, ClaimResult] = {one.notification.key: one for one in ready}
        claims |= {one.key: AlreadyProcessed(one.outcome) for one in endings}
        claims |= {k: one for k, one in begun.items() if not isinstance(one, Attempt)}
        claims |= {key: AttemptInProgress(wait) for key, wait in held.items()}
        return [claims.get(note.key) for note in notifications]

    async def _prepare_batch(
        self, attempts: Sequence[tuple[RenderContext, Attempt]]
    ) -> tuple[list[PreparedNotification], list[AttemptResult]]:
        """What to send, and the endings of what is not to be sent any more."""
        ready: list[PreparedNotification] = []
        endings: list[AttemptResult] = []
        rendered_messages = await render_notifications(
            [(context, attempt.uncertain_attempts) for context, attempt in attempts]
        )
        for (context, attempt), rendered in zip(attempts, rendered_messages, strict=True):
            found = await self._decide_outcome(context, attempt, rendered)
            if isinstance(found, PreparedNotification):
                ready.append(found)
                continue
            outcome, reason = found
            key, number = context.notification.key, attempt.number
            endings.append(
                AttemptResult(
                    key=key, number=number, outcome=outcome, at=context.now, reason=reason
                )
            )
        return ready, endings

    async def _decide_outcome(
        self, context: RenderContext, attempt: Attempt, rendered: RenderedMessage | None
    ) -> PreparedNotification | tuple[Outcome, str | None]:
        if attempt.uncertain_attempts > get_max_uncertain_attempts(context.notification.kind):
            return Outcome.UNKNOWN, "its process died while sending"
        if (
            get_notification_mode(context.current_user.profile, context.notification.kind)
            is NotificationMode.OFF
        ):
            return Outcome.SILENCED, "turned off"
        if rendered is None:
            return Outcome.SILENCED, None
        if context.current_user.profile.reachable:
            return PreparedNotification(context, rendered, attempt)
        if self.fallback is not None:
            await self.fallback(context.scope, context, rendered)
        return Outcome.FAILED, "unreachable"

    async def _load_chat_ids(self, user_ids: Collection[UUID]) -> None:
        if len(self._chat_ids) > _MAX_CACHED_CHATS:
            self._chat_ids.clear()
        async with self.container() as scope:
            self._chat_ids.update(await (await scope.get(UserQueries)).get_addresses(user_ids))

    @asynccontextmanager
    async def _open_transaction(self) -> AsyncIterator[AsyncContainer]:
        async with self.container() as scope:
            session = await scope.get(AsyncSession)
            async with session.begin():
                yield scope


def _count_outcomes(
    notifications: Sequence[Notification], endings: Sequence[AttemptResult]
) -> None:
    kinds = {note.key: note.kind for note in notifications}
    for ending in endings:
        send_outcomes.labels(kinds[ending.key], ending.outcome).inc()
