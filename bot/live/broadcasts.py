"""Progress messages, edited in place: seldom, and only when there is something new to see."""

import asyncio
from collections import deque
from dataclasses import dataclass, field
from uuid import UUID

from aiogram import Bot

from bot.live.message_refs import MessageRefStore
from bot.ui.cards.broadcasts import render_progress
from bot.ui.cards.tasks import RenderedMessage
from bot.ui.current_user import CurrentUser, QueryRunner
from bot.ui.message_edits import EditStatus, MessageRef, refresh_message
from core.broadcasts import contracts as c
from core.broadcasts.contracts import BroadcastCard
from core.broadcasts.queries import BroadcastQueries
from core.kit.errors import NotFound
from core.kit.loops import run_periodically
from core.users.contracts import Owners
from core.users.queries import UserQueries

EDIT_INTERVAL_SECONDS = 3.0
MAX_SAMPLES = 10
MAX_WATCHED_MESSAGES = 100


@dataclass(slots=True)
class WatchedMessage:
    """A message that shows a broadcast; `samples` are (seconds, people dealt with)."""

    message_ref: MessageRef
    current_user: CurrentUser
    displayed: RenderedMessage | None = None
    is_confirming: bool = False
    quiet_until: float = 0.0
    samples: deque[tuple[float, int]] = field(default_factory=lambda: deque(maxlen=MAX_SAMPLES))

    def render_current(self, card: BroadcastCard) -> RenderedMessage:
        """What to show now."""
        self.samples.append((_monotonic_now(), card.tally.ended_count))
        return render_progress(
            card, self.current_user, speed=self._calculate_speed(), is_confirming=self.is_confirming
        )

    def _calculate_speed(self) -> float | None:
        (began, first), (now, last) = self.samples[0], self.samples[-1]
        return (last - first) / (now - began) if now - began >= 1 and last > first else None


@dataclass(slots=True)
class ProgressBoard:
    """The progress messages that this process keeps up to date."""

    bot: Bot
    query_runner: QueryRunner
    owners: Owners
    message_refs: MessageRefStore
    _watched: dict[str, WatchedMessage] = field(default_factory=dict)
    _is_restored: bool = False

    async def open_message(
        self, chat_id: int, card: BroadcastCard, current_user: CurrentUser
    ) -> None:
        """Send a progress message and keep it up to date."""
        rendered = render_progress(card, current_user)
        message = await self.bot.send_message(
            chat_id, rendered.text, reply_markup=rendered.keyboard
        )
        place = MessageRef(chat_id, message.message_id, card.id, current_user.id)
        await self._watch_message(WatchedMessage(place, current_user, rendered))

    async def show_progress(
        self,
        chat_id: int,
        message_id: int,
        card: BroadcastCard,
        current_user: CurrentUser,
        *,
        is_confirming: bool = False,
    ) -> None:
        """Show the broadcast in a message at hand, and keep it up to date from now on."""
        place = MessageRef(chat_id, message_id, card.id, current_user.id)
        watch = self._watched.get(place.store_key)
        if watch is None or watch.message_ref != place:
            watch = WatchedMessage(place, current_user)
            await self._watch_message(watch)
        watch.is_confirming, watch.current_user = is_confirming, current_user
        await self._edit_message(watch, card)

    async def run(self) -> None:
        """Edit what has changed, until cancelled; also what an earlier process had opened."""
        await run_periodically(
            self._refresh_if_leader, "progress of broadcasts", pause=EDIT_INTERVAL_SECONDS
        )

    async def _refresh_if_leader(self) -> None:
        if not self._is_restored:
            await self._restore_watched()
            self._is_restored = True
        await self.refresh_messages()

    async def refresh_messages(self) -> None:
        """One edit at most for each message; what can change no more is let go."""
        for watch in list(self._watched.values()):
            async with self.query_runner(BroadcastQueries) as queries:
                card = await queries.get_card(watch.message_ref.subject_id)
            if card is None or await self._has_shown_all(watch, card):
                await self._unwatch_message(watch)

    async def _has_shown_all(self, watch: WatchedMessage, card: BroadcastCard) -> bool:
        """Edit if it is time; True when the message shows what changes no more."""
        if watch.quiet_until > _monotonic_now() or not await self.message_refs.acquire_lease(
            watch.message_ref
        ):
            return False
        return await self._edit_message(watch, card) and not card.is_moving

    async def _restore_watched(self) -> None:
        for place in await self.message_refs.list_refs():
            async with self.query_runner(UserQueries) as people:
                profile = await people.get_profile(place.user_id)
            if profile is not None and place.user_id in self.owners:
                self._watched.setdefault(
                    place.store_key, WatchedMessage(place, CurrentUser(profile))
                )

    async def _watch_message(self, watch: WatchedMessage) -> None:
        while len(self._watched) >= MAX_WATCHED_MESSAGES:
            await self._unwatch_message(next(iter(self._watched.values())))
        self._watched[watch.message_ref.store_key] = watch
        await self.message_refs.save_ref(watch.message_ref)

    async def _unwatch_message(self, watch: WatchedMessage) -> None:
        self._watched.pop(watch.message_ref.store_key, None)
        await self.message_refs.remove_ref(watch.message_ref)

    async def _edit_message(self, watch: WatchedMessage, card: BroadcastCard) -> bool:
        """False when the message could not be brought up to date yet."""
        rendered = watch.render_current(card)
        if rendered == watch.displayed:
            return True
        outcome = await refresh_message(self.bot, watch.message_ref, rendered)
        if outcome.status is EditStatus.DISPLAYED:
            watch.displayed = rendered
        elif outcome.status is EditStatus.GONE:
            await self._unwatch_message(watch)
        elif outcome.wait_seconds:
            watch.quiet_until = _monotonic_now() + outcome.wait_seconds
        return outcome.status is EditStatus.DISPLAYED


def _monotonic_now() -> float:
    return asyncio.get_running_loop().time()


async def get_broadcast_card(query_runner: QueryRunner, broadcast_id: UUID) -> c.BroadcastCard:
    """Raises NotFound."""
    async with query_runner(BroadcastQueries) as queries:
        card = await queries.get_card(broadcast_id)
    if card is None:
        raise NotFound("broadcast")
    return card
