"""Messages that show a broadcast going on, to an owner."""

import asyncio
from collections import deque
from dataclasses import dataclass, field
from uuid import UUID

from aiogram import Bot

from bot.live.loop import LiveContent, LiveMessageLoop
from bot.live.message_store import LiveMessageStore
from bot.ui.cards.broadcasts import render_progress
from bot.ui.current_user import CurrentUser, QueryRunner
from bot.ui.message_edits import MessageRef
from core.broadcasts.contracts import BroadcastCard
from core.broadcasts.queries import BroadcastQueries
from core.kit.errors import NotFound
from core.users.contracts import Owners

EDIT_INTERVAL_SECONDS = 3.0
MAX_SAMPLES = 10
MAX_MEASURED_BROADCASTS = 100


@dataclass(slots=True)
class SpeedMeter:
    """People dealt with a second, from the last samples of each broadcast."""

    _samples: dict[UUID, deque[tuple[float, int]]] = field(default_factory=dict)

    def measure(self, card: BroadcastCard) -> float | None:
        """None while there is nothing to tell."""
        if len(self._samples) >= MAX_MEASURED_BROADCASTS and card.id not in self._samples:
            self._samples.pop(next(iter(self._samples)))
        samples = self._samples.setdefault(card.id, deque(maxlen=MAX_SAMPLES))
        samples.append((asyncio.get_running_loop().time(), card.tally.ended_count))
        (began, first), (now, last) = samples[0], samples[-1]
        return (last - first) / (now - began) if now - began >= 1 and last > first else None


@dataclass(slots=True)
class ProgressBoard:
    bot: Bot
    query_runner: QueryRunner
    owners: Owners
    store: LiveMessageStore
    loop: LiveMessageLoop = field(init=False)
    _speeds: SpeedMeter = field(default_factory=SpeedMeter)
    _confirming: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.loop = LiveMessageLoop(
            "broadcasts", self.bot, self.query_runner, self.store, self._load
        )

    async def open_message(
        self, chat_id: int, card: BroadcastCard, current_user: CurrentUser
    ) -> None:
        """Send a progress message and keep it up to date."""
        rendered = render_progress(card, current_user)
        message = await self.bot.send_message(
            chat_id, rendered.text, reply_markup=rendered.keyboard
        )
        ref = MessageRef(chat_id, message.message_id, card.id, current_user.id)
        await self.loop.track(ref, rendered)

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
        ref = MessageRef(chat_id, message_id, card.id, current_user.id)
        if is_confirming:
            self._confirming.add(ref.store_key)
        else:
            self._confirming.discard(ref.store_key)
        await self.loop.show(ref, self._render(ref, card, current_user))

    async def _load(self, ref: MessageRef, current_user: CurrentUser) -> LiveContent | None:
        if ref.user_id not in self.owners:
            return None
        async with self.query_runner(BroadcastQueries) as queries:
            card = await queries.get_card(ref.subject_id)
        return None if card is None else self._render(ref, card, current_user)

    def _render(
        self, ref: MessageRef, card: BroadcastCard, current_user: CurrentUser
    ) -> LiveContent:
        if not card.is_moving:
            self._confirming.discard(ref.store_key)
        rendered = render_progress(
            card,
            current_user,
            speed=self._speeds.measure(card),
            is_confirming=ref.store_key in self._confirming,
        )
        return LiveContent(rendered, is_final=not card.is_moving)


async def get_broadcast_card(query_runner: QueryRunner, broadcast_id: UUID) -> BroadcastCard:
    """Raises NotFound."""
    async with query_runner(BroadcastQueries) as queries:
        card = await queries.get_card(broadcast_id)
    if card is None:
        raise NotFound("broadcast")
    return card
