"""Messages that show an import going on: edited now and then, until it has ended."""

from dataclasses import dataclass

from aiogram import Bot

from bot.broadcasts.places import Places
from bot.notices.edits import End, Place, edit, refresh
from bot.personal.import_faces import import_face
from bot.speaker import Reader, Speaker
from core.kit.loops import for_ever
from core.personal.contracts import ImportView
from core.personal.queries import ImportQueries
from core.users.queries import UserQueries

PAUSE_SECONDS = 0.5
IDLE_SECONDS = 2.0  # no longer than between two turns of a message


@dataclass(slots=True, frozen=True)
class ImportBoard:
    """Which messages they are is kept in `places`, so any instance goes on with them. Losing
    Redis loses the moving bar; the button under it still shows how far it is."""

    bot: Bot
    reader: Reader
    places: Places

    async def show(self, chat_id: int, message_id: int, view: ImportView, speaker: Speaker) -> None:
        """Show the import in a message at hand, or in a new one if that can be edited no more,
        and keep it up to date from now on."""
        face = import_face(view, speaker)
        if not await edit(self.bot, chat_id, message_id, face):
            sent = await self.bot.send_message(chat_id, face.text, reply_markup=face.keyboard)
            message_id = sent.message_id
        if view.state.moving:
            await self.places.keep(Place(chat_id, message_id, view.id, speaker.id))

    async def run(self) -> None:
        """Edit what is due, until cancelled."""
        away = "imports' messages stand still"
        await for_ever(self.refresh, "progress of imports", pause=PAUSE_SECONDS, away=away)

    async def refresh(self) -> float | None:
        """One edit of each message whose turn it is; returns for how long there is none."""
        places = await self.places.all()
        for place in places:
            if await self.places.turn(place):
                await self._edit(place)
        return None if places else IDLE_SECONDS

    async def _edit(self, place: Place) -> None:
        async with self.reader(UserQueries) as people:
            profile = await people.profile(place.user_id)
        async with self.reader(ImportQueries) as imports:
            view = await imports.view(place.subject_id, place.user_id)
        if profile is None or view is None:
            await self.places.forget(place)
            return
        outcome = await refresh(self.bot, place, import_face(view, Speaker(profile)))
        if outcome.end is End.GONE or (outcome.end is End.SHOWN and not view.state.moving):
            await self.places.forget(place)
