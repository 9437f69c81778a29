"""Exports: files are put together and sent beside whatever else their person does."""

import asyncio
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

import structlog
from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest
from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup

from bot.broadcasts.places import Places
from bot.notices.data import TODAY
from bot.notices.edits import Place, edit
from bot.personal.documents import send_documents
from bot.personal.progress import Progress, progress_face
from bot.speaker import Reader, Speaker
from core.kit.error_texts import describe_error
from core.kit.faults import transient
from core.kit.keyed import KeyedLock
from core.kit.loops import for_ever, tried
from core.kit.spawn import background, end, spawn
from core.personal.archive import Archive
from core.personal.belongings import Somebody
from core.personal.calendar import CalendarQueries
from core.users.queries import UserQueries

log = structlog.get_logger(__name__)
LEASE_MILLISECONDS = 15_000  # how long after its process was killed an export waits for another
PAUSE_SECONDS = 5.0
_EXPORTING = "data-exporting"


@dataclass(slots=True, frozen=True)
class Exports:
    """Which messages wait for files is kept in `places`, with a lease: what a killed process had
    begun another one begins anew, so that files may come twice, but never not at all."""

    bot: Bot
    reader: Reader
    places: Places
    _begun: dict[str, "asyncio.Task[None]"] = field(default_factory=dict)
    _in_turn: KeyedLock = field(default_factory=KeyedLock)

    async def start(self, chat_id: int, message_id: int, speaker: Speaker) -> None:
        """Say in the message that the files are being put together, and begin."""
        face = progress_face(speaker, _EXPORTING, 0.0)
        if not await edit(self.bot, chat_id, message_id, face):
            message_id = (await self.bot.send_message(chat_id, face.text)).message_id
        place = Place(chat_id, message_id, speaker.id, speaker.id)
        await self.places.keep(place)
        await self._begin(place)

    async def run(self) -> None:
        """Begin what other processes have left, until cancelled; then nothing goes on here."""
        away = "exports of killed processes wait"
        try:
            await for_ever(self.refresh, "exports", pause=PAUSE_SECONDS, away=away)
        finally:
            await self.stop()

    async def stop(self) -> None:
        """Leave what is under way to others."""
        await asyncio.gather(*map(end, self._begun.values()), return_exceptions=True)

    async def refresh(self) -> None:
        """Begin whatever nobody works on."""
        for place in await self.places.all():
            await self._begin(place)

    async def settled(self) -> None:
        """Wait until all that was begun here has ended."""
        await asyncio.gather(*self._begun.values())

    async def _begin(self, place: Place) -> None:
        if place.name not in self._begun and await self.places.turn(place):
            self._begun[place.name] = task = spawn(self._work(place), name="export")
            task.add_done_callback(lambda _: self._begun.pop(place.name, None))

    async def _work(self, place: Place) -> None:
        """Those of one person in turn, as they were asked for. While a server is away the place
        stays, and its turn comes again; once files were sent nothing is begun anew."""
        async with background(self._stay(place), name="keep an export"):
            async with self._in_turn(place.user_id):
                try:
                    await self._deliver(place)
                except Exception as error:
                    if not transient(error):
                        raise
                    log.warning("an export waits", error=describe_error(error))
                    return
            await self.places.forget(place)

    async def _stay(self, place: Place) -> None:
        while True:
            await asyncio.sleep(LEASE_MILLISECONDS / 3000)
            await self.places.stay(place)

    async def _deliver(self, place: Place) -> None:
        """Send the files and say so, or say that it did not work. Raises while a server is away."""
        async with self.reader(UserQueries) as people:
            profile = await people.profile(place.user_id)
        if profile is None:
            return
        speaker = Speaker(profile)
        with TemporaryDirectory(prefix="uspevai-export-", ignore_cleanup_errors=True) as folder:
            left = await self._sent(place, speaker, Path(folder))
        await tried(partial(self._say, place, speaker, left), "the end of an export not told")

    async def _sent(self, place: Place, speaker: Speaker, folder: Path) -> list[str] | None:
        """Names of those too large to send; None for a fault, which is logged."""
        try:
            files = await self._files(speaker, folder, place)
        except Exception as error:
            if transient(error):
                raise
            log.error("files not made", exc_info=error)
            return None
        day = self.reader.today(speaker).isoformat()
        return await tried(
            partial(send_documents, self.bot, place.chat_id, files, day), "files not sent"
        )

    async def _files(self, speaker: Speaker, folder: Path, place: Place) -> list[Path]:
        profile = speaker.profile
        who = Somebody.on(profile.id, profile.platform, profile.platform_user_id)
        progress = Progress(self.bot, place.chat_id, place.message_id, speaker, _EXPORTING)
        async with self.reader(Archive) as archive:
            files = [*await archive.write(who, folder, progress)]
        async with self.reader(CalendarQueries) as calendars:
            ics = await calendars.ics(profile.id, alarms=True)
        if ics is not None:
            files.append(folder / "calendar.ics")
            files[-1].write_bytes(ics)
        return files

    async def _say(self, place: Place, speaker: Speaker, left: Sequence[str] | None) -> None:
        """What came of it, below the files; the bar above them goes."""
        said = speaker.rich("data-export-failed" if left is None else "data-exported")
        if left:
            said += "\n" + speaker.rich("data-export-too-large", too_large=", ".join(left))
        today = InlineKeyboardButton(text=speaker.text("bundle-button-today"), callback_data=TODAY)
        keyboard = InlineKeyboardMarkup(inline_keyboard=[[today]])
        await self.bot.send_message(place.chat_id, said, reply_markup=keyboard)
        with suppress(TelegramBadRequest):  # the person has deleted it
            await self.bot.delete_message(place.chat_id, place.message_id)
