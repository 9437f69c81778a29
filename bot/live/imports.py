"""Messages that show an import going on."""

from dataclasses import dataclass, field

from aiogram import Bot

from bot.live.loop import LiveContent, LiveMessageLoop
from bot.live.message_store import LiveMessageStore
from bot.ui.cards.imports import render_import
from bot.ui.current_user import CurrentUser, QueryRunner
from bot.ui.message_edits import MessageRef, edit_or_send
from core.data_import.contracts import ImportView
from core.data_import.queries import ImportQueries

EDIT_INTERVAL_SECONDS = 2.5


@dataclass(slots=True)
class ImportProgressBoard:
    """The button under the message shows how far the import is, also while Redis is away."""

    bot: Bot
    query_runner: QueryRunner
    store: LiveMessageStore
    loop: LiveMessageLoop = field(init=False)

    def __post_init__(self) -> None:
        self.loop = LiveMessageLoop("imports", self.bot, self.query_runner, self.store, self._load)

    async def show_import(
        self, chat_id: int, message_id: int, view: ImportView, current_user: CurrentUser
    ) -> None:
        """Show the import in a message at hand, or in a new one if that can be edited no more,
        and keep it up to date from now on."""
        rendered = render_import(view, current_user)
        message_id = await edit_or_send(self.bot, chat_id, message_id, rendered)
        if view.state.is_moving:
            ref = MessageRef(chat_id, message_id, view.id, current_user.id)
            await self.loop.track(ref, rendered)

    async def _load(self, ref: MessageRef, current_user: CurrentUser) -> LiveContent | None:
        async with self.query_runner(ImportQueries) as imports:
            view = await imports.get_import(ref.subject_id, ref.user_id)
        if view is None:
            return None
        return LiveContent(render_import(view, current_user), is_final=not view.state.is_moving)
