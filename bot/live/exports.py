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

from bot.live.export_refs import ExportStore
from bot.live.progress_message import ProgressMessage, render_progress
from bot.ui.cards.callbacks import TODAY_CALLBACK
from bot.ui.current_user import CurrentUser, QueryRunner
from bot.ui.documents import send_documents
from bot.ui.message_edits import MessageRef, edit_or_send
from core.calendar_feed.calendar import CalendarQueries
from core.data_export.archive import DataExporter
from core.kit.background_tasks import cancel_and_wait, run_in_background, spawn_task
from core.kit.error_texts import describe_error
from core.kit.faults import is_transient
from core.kit.keyed_lock import KeyedLock
from core.kit.loops import run_periodically, run_safely
from core.kit.owned_tables import DataSubject
from core.users.queries import UserQueries

log = structlog.get_logger(__name__)
LEASE_MILLISECONDS = 15_000  # how long after its process was killed an export waits for another
PAUSE_SECONDS = 5.0
_EXPORTING_KEY = "data-exporting"


@dataclass(slots=True, frozen=True)
class ExportRunner:
    """`message_refs` keeps which messages wait for files, with a lease. What a killed process had
    begun another one begins anew: files may come twice, but are never lost."""

    bot: Bot
    query_runner: QueryRunner
    message_refs: ExportStore
    _running_tasks: dict[str, "asyncio.Task[None]"] = field(default_factory=dict)
    _user_locks: KeyedLock = field(default_factory=KeyedLock)

    async def start_export(self, chat_id: int, message_id: int, current_user: CurrentUser) -> None:
        """Say in the message that the files are being put together, and begin."""
        rendered = render_progress(current_user, _EXPORTING_KEY, 0.0)
        message_id = await edit_or_send(self.bot, chat_id, message_id, rendered)
        place = MessageRef(chat_id, message_id, current_user.id, current_user.id)
        await self.message_refs.save_ref(place)
        await self._start_task(place)

    async def run(self) -> None:
        """Begin what other processes have left, until cancelled; then nothing goes on here."""
        away = "exports of killed processes wait"
        try:
            await run_periodically(
                self.start_pending, "exports", pause=PAUSE_SECONDS, unavailable_message=away
            )
        finally:
            await self.stop()

    async def stop(self) -> None:
        """Leave what is under way to others."""
        await asyncio.gather(
            *map(cancel_and_wait, self._running_tasks.values()), return_exceptions=True
        )

    async def start_pending(self) -> None:
        """Begin whatever nobody works on."""
        for place in await self.message_refs.list_refs():
            await self._start_task(place)

    async def wait_until_done(self) -> None:
        """Wait until all that was begun here has ended."""
        await asyncio.gather(*self._running_tasks.values())

    async def _start_task(self, message_ref: MessageRef) -> None:
        if (
            message_ref.store_key not in self._running_tasks
            and await self.message_refs.acquire_lease(message_ref)
        ):
            self._running_tasks[message_ref.store_key] = task = spawn_task(
                self._run_export(message_ref), name="export"
            )
            task.add_done_callback(lambda _: self._running_tasks.pop(message_ref.store_key, None))

    async def _run_export(self, message_ref: MessageRef) -> None:
        """Those of one person in turn, as they were asked for. While a server is away the place
        stays, and its turn comes again; once files were sent nothing is begun anew."""
        async with run_in_background(self._keep_lease(message_ref), name="keep an export"):
            async with self._user_locks(message_ref.user_id):
                try:
                    await self._deliver_files(message_ref)
                except Exception as error:
                    if not is_transient(error):
                        raise
                    log.warning("an export waits", error=describe_error(error))
                    return
            await self.message_refs.remove_ref(message_ref)

    async def _keep_lease(self, message_ref: MessageRef) -> None:
        while True:
            await asyncio.sleep(LEASE_MILLISECONDS / 3000)
            await self.message_refs.renew_lease(message_ref)

    async def _deliver_files(self, message_ref: MessageRef) -> None:
        """Send the files and say so, or say that it did not work. Raises while a server is away."""
        async with self.query_runner(UserQueries) as people:
            profile = await people.get_profile(message_ref.user_id)
        if profile is None:
            return
        current_user = CurrentUser(profile)
        with TemporaryDirectory(prefix="uspevai-export-", ignore_cleanup_errors=True) as folder:
            left = await self._send_files(message_ref, current_user, Path(folder))
        await run_safely(
            partial(self._send_outcome, message_ref, current_user, left),
            "the end of an export not told",
        )

    async def _send_files(
        self, message_ref: MessageRef, current_user: CurrentUser, folder: Path
    ) -> list[str] | None:
        """Names of those too large to send; None for a fault, which is logged."""
        try:
            files = await self._create_files(current_user, folder, message_ref)
        except Exception as error:
            if is_transient(error):
                raise
            log.error("files not made", exc_info=error)
            return None
        day = self.query_runner.get_local_today(current_user).isoformat()
        return await run_safely(
            partial(send_documents, self.bot, message_ref.chat_id, files, day), "files not sent"
        )

    async def _create_files(
        self, current_user: CurrentUser, folder: Path, message_ref: MessageRef
    ) -> list[Path]:
        profile = current_user.profile
        who = DataSubject.from_platform(profile.id, profile.platform, profile.platform_user_id)
        progress = ProgressMessage(
            self.bot, message_ref.chat_id, message_ref.message_id, current_user, _EXPORTING_KEY
        )
        async with self.query_runner(DataExporter) as archive:
            files = [*await archive.write_files(who, folder, progress)]
        async with self.query_runner(CalendarQueries) as calendars:
            ics = await calendars.render_ics(profile.id, alarms=True)
        if ics is not None:
            files.append(folder / "calendar.ics")
            files[-1].write_bytes(ics)
        return files

    async def _send_outcome(
        self,
        message_ref: MessageRef,
        current_user: CurrentUser,
        oversized_names: Sequence[str] | None,
    ) -> None:
        """What came of it, below the files; the bar above them goes."""
        said = current_user.translate_html(
            "data-export-failed" if oversized_names is None else "data-exported"
        )
        if oversized_names:
            said += "\n" + current_user.translate_html(
                "data-export-too-large", too_large=", ".join(oversized_names)
            )
        today = InlineKeyboardButton(
            text=current_user.translate("bundle-button-today"), callback_data=TODAY_CALLBACK
        )
        keyboard = InlineKeyboardMarkup(inline_keyboard=[[today]])
        await self.bot.send_message(message_ref.chat_id, said, reply_markup=keyboard)
        with suppress(TelegramBadRequest):  # the person has deleted it
            await self.bot.delete_message(message_ref.chat_id, message_ref.message_id)
