"""Progress messages, edited in place: seldom, and only when there is something new to see."""

import asyncio
from collections import deque
from dataclasses import dataclass, field

from aiogram import Bot

from bot.broadcasts.faces import progress_face
from bot.broadcasts.places import Places
from bot.notices.cards import Face
from bot.notices.edits import End, Place, refresh
from bot.speaker import Reader, Speaker
from core.broadcasts.contracts import BroadcastCard
from core.broadcasts.queries import BroadcastQueries
from core.kit.loops import for_ever
from core.users.contracts import Owners
from core.users.queries import UserQueries

EDIT_SECONDS = 3.0
SAMPLES = 10
WATCHED = 100


@dataclass(slots=True)
class Watch:
    """A message that shows a broadcast; `samples` are (seconds, people dealt with)."""

    place: Place
    speaker: Speaker
    shown: Face | None = None
    asking: bool = False
    quiet_until: float = 0.0
    samples: deque[tuple[float, int]] = field(default_factory=lambda: deque(maxlen=SAMPLES))

    def face(self, card: BroadcastCard) -> Face:
        """What to show now."""
        self.samples.append((_now(), card.tally.ended))
        return progress_face(card, self.speaker, speed=self._speed(), asking=self.asking)

    def _speed(self) -> float | None:
        (began, first), (now, last) = self.samples[0], self.samples[-1]
        return (last - first) / (now - began) if now - began >= 1 and last > first else None


@dataclass(slots=True)
class ProgressBoard:
    """The progress messages that this process keeps up to date."""

    bot: Bot
    reader: Reader
    owners: Owners
    places: Places
    _watched: dict[str, Watch] = field(default_factory=dict)
    _recalled: bool = False

    async def open(self, chat_id: int, card: BroadcastCard, speaker: Speaker) -> None:
        """Send a progress message and keep it up to date."""
        face = progress_face(card, speaker)
        message = await self.bot.send_message(chat_id, face.text, reply_markup=face.keyboard)
        place = Place(chat_id, message.message_id, card.id, speaker.id)
        await self._keep(Watch(place, speaker, face))

    async def show(
        self,
        chat_id: int,
        message_id: int,
        card: BroadcastCard,
        speaker: Speaker,
        *,
        asking: bool = False,
    ) -> None:
        """Show the broadcast in a message at hand, and keep it up to date from now on."""
        place = Place(chat_id, message_id, card.id, speaker.id)
        watch = self._watched.get(place.name)
        if watch is None or watch.place != place:
            watch = Watch(place, speaker)
            await self._keep(watch)
        watch.asking, watch.speaker = asking, speaker
        await self._edit(watch, card)

    async def run(self) -> None:
        """Edit what has changed, until cancelled; also what an earlier process had opened."""
        await for_ever(self._turn, "progress of broadcasts", pause=EDIT_SECONDS)

    async def _turn(self) -> None:
        if not self._recalled:
            await self._recall()
            self._recalled = True
        await self.refresh()

    async def refresh(self) -> None:
        """One edit at most for each message; what can change no more is let go."""
        for watch in list(self._watched.values()):
            async with self.reader(BroadcastQueries) as queries:
                card = await queries.card(watch.place.subject_id)
            if card is None or await self._has_shown_all(watch, card):
                await self._let_go(watch)

    async def _has_shown_all(self, watch: Watch, card: BroadcastCard) -> bool:
        """Edit if it is time; True when the message shows what changes no more."""
        if watch.quiet_until > _now() or not await self.places.turn(watch.place):
            return False
        return await self._edit(watch, card) and not card.moving

    async def _recall(self) -> None:
        for place in await self.places.all():
            async with self.reader(UserQueries) as people:
                profile = await people.profile(place.user_id)
            if profile is not None and place.user_id in self.owners:
                self._watched.setdefault(place.name, Watch(place, Speaker(profile)))

    async def _keep(self, watch: Watch) -> None:
        while len(self._watched) >= WATCHED:
            await self._let_go(next(iter(self._watched.values())))
        self._watched[watch.place.name] = watch
        await self.places.keep(watch.place)

    async def _let_go(self, watch: Watch) -> None:
        self._watched.pop(watch.place.name, None)
        await self.places.forget(watch.place)

    async def _edit(self, watch: Watch, card: BroadcastCard) -> bool:
        """False when the message could not be brought up to date yet."""
        face = watch.face(card)
        if face == watch.shown:
            return True
        outcome = await refresh(self.bot, watch.place, face)
        if outcome.end is End.SHOWN:
            watch.shown = face
        elif outcome.end is End.GONE:
            await self._let_go(watch)
        elif outcome.wait:
            watch.quiet_until = _now() + outcome.wait
        return outcome.end is End.SHOWN


def _now() -> float:
    return asyncio.get_running_loop().time()
