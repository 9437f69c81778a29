"""Progress messages, edited in place: seldom, and only when there is something new to see.

What is watched is kept in memory. After a restart the buttons of such a message still work, and
whichever is pressed makes it live again; the list of broadcasts opens a new one.
"""

import asyncio
from collections import deque
from dataclasses import dataclass, field
from uuid import UUID

import structlog
from aiogram import Bot
from aiogram.exceptions import TelegramAPIError, TelegramBadRequest, TelegramRetryAfter

from bot.broadcasts.faces import progress_face
from bot.notices.cards import Face
from bot.speaker import Reader, Speaker
from core.broadcasts.contracts import BroadcastCard
from core.broadcasts.queries import BroadcastQueries
from core.kit.faults import transient

log = structlog.get_logger(__name__)
EDIT_SECONDS = 3.0
SAMPLES = 10
WATCHED = 100
Place = tuple[int, int]


@dataclass(slots=True)
class Watch:
    """A message that shows a broadcast; `samples` are (seconds, people dealt with)."""

    broadcast_id: UUID
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
    """The progress messages of this process."""

    bot: Bot
    reader: Reader
    _watched: dict[Place, Watch] = field(default_factory=dict)

    async def open(self, chat_id: int, card: BroadcastCard, speaker: Speaker) -> None:
        """Send a progress message and keep it up to date."""
        watch = Watch(card.id, speaker)
        face = watch.face(card)
        message = await self.bot.send_message(chat_id, face.text, reply_markup=face.keyboard)
        watch.shown = face
        self._keep((chat_id, message.message_id), watch)

    async def show(
        self, place: Place, card: BroadcastCard, speaker: Speaker, *, asking: bool = False
    ) -> None:
        """Show the broadcast in a message at hand, and keep it up to date from now on."""
        watch = self._watched.get(place)
        if watch is None or watch.broadcast_id != card.id:
            watch = Watch(card.id, speaker)
            self._keep(place, watch)
        watch.asking, watch.speaker = asking, speaker
        await self._edit(place, watch, card)

    async def run(self) -> None:
        """Edit what has changed, until cancelled."""
        while True:
            await asyncio.sleep(EDIT_SECONDS)
            try:
                await self.refresh()
            except Exception as error:
                if not transient(error):
                    log.error("progress of broadcasts", exc_info=error)

    async def refresh(self) -> None:
        """One edit at most for each message; what can change no more is let go."""
        for place, watch in list(self._watched.items()):
            async with self.reader(BroadcastQueries) as queries:
                card = await queries.card(watch.broadcast_id)
            if card is None:
                self._watched.pop(place, None)
                continue
            if watch.quiet_until <= _now():
                shown = await self._edit(place, watch, card)
                if shown and not card.moving:
                    self._watched.pop(place, None)

    def _keep(self, place: Place, watch: Watch) -> None:
        while len(self._watched) >= WATCHED:
            self._watched.pop(next(iter(self._watched)))
        self._watched[place] = watch

    async def _edit(self, place: Place, watch: Watch, card: BroadcastCard) -> bool:
        """False when the message could not be brought up to date yet."""
        face = watch.face(card)
        if face == watch.shown:
            return True
        chat_id, message_id = place
        try:
            await self.bot.edit_message_text(
                face.text, chat_id=chat_id, message_id=message_id, reply_markup=face.keyboard
            )
        except TelegramRetryAfter as wait:
            watch.quiet_until = _now() + wait.retry_after
            return False
        except TelegramBadRequest as error:
            if "message is not modified" not in error.message:
                self._watched.pop(place, None)
                return False
        except TelegramAPIError as error:
            log.warning("progress not shown", error=repr(error))
            return False
        watch.shown = face
        return True


def _now() -> float:
    return asyncio.get_running_loop().time()
