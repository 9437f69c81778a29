"""Messages that show an import going on: edited now and then, until it has ended."""

from dataclasses import dataclass

from aiogram import Bot

from bot.live.message_refs import MessageRefStore
from bot.ui.cards.imports import render_import
from bot.ui.current_user import CurrentUser, QueryRunner
from bot.ui.message_edits import EditStatus, MessageRef, edit_message, refresh_message
from core.data_import.contracts import ImportView
from core.data_import.queries import ImportQueries
from core.kit.loops import run_periodically
from core.users.queries import UserQueries

PAUSE_SECONDS = 0.5
IDLE_SECONDS = 2.0  # no longer than between two turns of a message


@dataclass(slots=True, frozen=True)
class ImportProgressBoard:
    """Which messages they are is kept in `places`, so any instance goes on with them. Losing
    Redis loses the moving bar; the button under it still shows how far it is."""

    bot: Bot
    query_runner: QueryRunner
    message_refs: MessageRefStore

    async def show_import(
        self, chat_id: int, message_id: int, view: ImportView, current_user: CurrentUser
    ) -> None:
        """Show the import in a message at hand, or in a new one if that can be edited no more,
        and keep it up to date from now on."""
        rendered = render_import(view, current_user)
        if not await edit_message(self.bot, chat_id, message_id, rendered):
            sent = await self.bot.send_message(
                chat_id, rendered.text, reply_markup=rendered.keyboard
            )
            message_id = sent.message_id
        if view.state.is_moving:
            await self.message_refs.save_ref(
                MessageRef(chat_id, message_id, view.id, current_user.id)
            )

    async def run(self) -> None:
        """Edit what is due, until cancelled."""
        away = "imports' messages stand still"
        await run_periodically(
            self.refresh_due, "progress of imports", pause=PAUSE_SECONDS, unavailable_message=away
        )

    async def refresh_due(self) -> float | None:
        """One edit of each message whose turn it is; returns for how long there is none."""
        places = await self.message_refs.list_refs()
        for place in places:
            if await self.message_refs.acquire_lease(place):
                await self._edit_message(place)
        return None if places else IDLE_SECONDS

    async def _edit_message(self, message_ref: MessageRef) -> None:
        async with self.query_runner(UserQueries) as people:
            profile = await people.get_profile(message_ref.user_id)
        async with self.query_runner(ImportQueries) as imports:
            view = await imports.get_import(message_ref.subject_id, message_ref.user_id)
        if profile is None or view is None:
            await self.message_refs.remove_ref(message_ref)
            return
        outcome = await refresh_message(
            self.bot, message_ref, render_import(view, CurrentUser(profile))
        )
        if outcome.status is EditStatus.GONE or (
            outcome.status is EditStatus.DISPLAYED and not view.state.is_moving
        ):
            await self.message_refs.remove_ref(message_ref)
