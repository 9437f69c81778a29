"""The messenger as a channel of the delivery engine."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from uuid import NAMESPACE_URL, UUID, uuid5

import structlog
from aiogram import Bot
from dishka import AsyncContainer

from bot.delivery.broadcasts import get_broadcast_pauses
from bot.delivery.channel_fallback import DeliveryFallback
from bot.delivery.metrics import rate_limit_refusals, send_lateness, send_outcomes, send_retries
from bot.delivery.rate_limiter import SendRateLimiter
from bot.delivery.render_context import RenderContext
from bot.delivery.renderers import get_max_uncertain_attempts, render_notifications
from bot.delivery.send_queue import SendLane
from bot.delivery.send_results import send_message
from bot.ui.cards.tasks import RenderedMessage
from bot.ui.current_user import CurrentUser
from core.delivery.contracts import Channel, Outcome
from core.delivery.engine import Claim, NotSent, Request
from core.delivery.policy import RetryPolicy
from core.delivery.recorder import InTransaction
from core.delivery.results import (
    Accepted,
    AttemptInProgress,
    AttemptResult,
    RateLimited,
    SendResult,
    Unreachable,
)
from core.kit.crash import crash_point
from core.kit.error_texts import describe_error
from core.kit.errors import DomainError
from core.kit.messages import Notification
from core.kit.nats.commands import CommandBus, CommandNotConfirmed, CommandPending
from core.users.contracts import MarkUnreachable, NotificationMode
from core.users.queries import UserQueries

log = structlog.get_logger(__name__)
RETRIES = RetryPolicy(first_delay=0.4, max_delay=30.0)
_MAX_CACHED_CHATS = 100_000


@dataclass(slots=True, frozen=True)
class ChatMessage:
    """A rendered notification and the chat it goes to."""

    chat_id: int
    context: RenderContext
    rendered: RenderedMessage


ChatClaim = Claim[Notification, CurrentUser, ChatMessage]
ChatRequest = Request[Notification, CurrentUser]


@dataclass(slots=True, frozen=True)
class MessengerChannel:
    """Sends of one lane in this process."""

    bot: Bot
    rate_limiter: SendRateLimiter
    command_bus: CommandBus
    lane: SendLane
    fallback: DeliveryFallback | None = None
    name: Channel = Channel.CHAT
    retries: RetryPolicy = RETRIES
    _chat_ids: dict[UUID, str] = field(default_factory=dict)

    def build_entry(self, message: Notification) -> Notification:
        return message

    def get_max_uncertain(self, message: Notification) -> int:
        return get_max_uncertain_attempts(message.kind)

    async def find_recipients(
        self, scope: AsyncContainer, messages: Sequence[Notification]
    ) -> Mapping[str, CurrentUser | AttemptInProgress]:
        """Who is known; broadcasts that pause must wait."""
        users = await scope.get(UserQueries)
        profiles = await users.get_profiles({message.user_id for message in messages})
        pauses = await get_broadcast_pauses(messages, scope)
        return {
            message.key: AttemptInProgress(pauses[message.key])
            if message.key in pauses
            else CurrentUser(profiles[message.user_id])
            for message in messages
            if message.user_id in profiles
        }

    async def prepare(self, requests: Sequence[ChatRequest]) -> Sequence[ChatMessage | NotSent]:
        """Raises SendPostponed when one is held back only now."""
        contexts = [
            RenderContext(one.message, one.recipient, one.now, one.scope) for one in requests
        ]
        uncertain = [one.attempt.uncertain_attempts for one in requests]
        rendered = await render_notifications(list(zip(contexts, uncertain, strict=True)))
        return [
            await self._prepare_message(context, one)
            for context, one in zip(contexts, rendered, strict=True)
        ]

    async def send(self, payload: ChatMessage) -> SendResult:
        crash_point("delivery.before_send")
        result = await send_message(self.bot, payload.chat_id, payload.rendered)
        crash_point("delivery.after_send")
        if isinstance(result, RateLimited):
            rate_limit_refusals.labels(self.lane.name).inc()
            await self.rate_limiter.pause_sending(result.seconds)
        return result

    def get_follow_up(
        self, claim: ChatClaim, result: SendResult, outcome: Outcome
    ) -> InTransaction | None:
        """Another channel takes over for a person the messenger does not reach."""
        fallback = self.fallback
        if fallback is None or not isinstance(result, Unreachable):
            return None

        async def take_over(scope: AsyncContainer) -> None:
            context = replace(claim.payload.context, scope=scope)
            await fallback(scope, context, claim.payload.rendered)

        return take_over

    async def handle_recorded(
        self, claim: ChatClaim, result: SendResult, ending: AttemptResult
    ) -> None:
        message = claim.request.message
        if not isinstance(result, Accepted):
            log.warning(
                "notification not sent",
                key=message.key,
                outcome=ending.outcome,
                reason=ending.reason,
                uncertain_attempts=ending.uncertain_attempts,
            )
        if isinstance(result, Unreachable):
            await self._mark_unreachable(message)
        if ending.outcome is Outcome.QUEUED:
            send_retries.labels(message.kind, type(result).__name__).inc()
            return
        send_outcomes.labels(message.kind, ending.outcome).inc()
        if ending.outcome is Outcome.SENT and message.due_at is not None:
            late = (ending.at - message.due_at).total_seconds()
            send_lateness.labels(message.kind).observe(max(0.0, late))

    async def find_chat_ids(
        self, container: AsyncContainer, notifications: Sequence[Notification]
    ) -> dict[UUID, str]:
        """Where the people are in the messenger, of those who are known; it never changes."""
        people = {note.user_id for note in notifications}
        if unknown := people - self._chat_ids.keys():
            await self._load_chat_ids(container, unknown)
        return {one: self._chat_ids[one] for one in people if one in self._chat_ids}

    async def _load_chat_ids(self, container: AsyncContainer, user_ids: Collection[UUID]) -> None:
        if len(self._chat_ids) > _MAX_CACHED_CHATS:
            self._chat_ids.clear()
        async with container() as scope:
            self._chat_ids.update(await (await scope.get(UserQueries)).get_addresses(user_ids))

    async def _prepare_message(
        self, context: RenderContext, rendered: RenderedMessage | None
    ) -> ChatMessage | NotSent:
        profile = context.current_user.profile
        if profile.get_notification_mode(context.notification.kind) is NotificationMode.OFF:
            return NotSent(Outcome.SILENCED, "turned off")
        if rendered is None:
            return NotSent(Outcome.SILENCED)
        if profile.reachable:
            return ChatMessage(int(profile.platform_user_id), context, rendered)
        if self.fallback is not None:
            await self.fallback(context.scope, context, rendered)
        return NotSent(Outcome.FAILED, "unreachable")

    async def _mark_unreachable(self, notification: Notification) -> None:
        """Best effort: whoever stays unmarked is marked at the next refusal."""
        command_id = uuid5(NAMESPACE_URL, f"uspevai:unreachable:{notification.key}")
        try:
            await self.command_bus.execute(
                MarkUnreachable(user_id=notification.user_id), command_id=command_id
            )
        except (CommandPending, CommandNotConfirmed, DomainError) as error:
            log.warning(
                "user not marked as unreachable",
                user=notification.user_id,
                error=describe_error(error),
            )
