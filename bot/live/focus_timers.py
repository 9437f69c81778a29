"""Messages that show a timer running. Losing Redis loses the moving bar, never the bell."""

from dataclasses import dataclass, field

from aiogram import Bot

from bot.live.loop import LiveContent, LiveMessageLoop
from bot.live.message_store import LiveMessageStore
from bot.ui.cards.focus import render_closed, render_focus_session
from bot.ui.current_user import CurrentUser, QueryRunner
from bot.ui.message_edits import MessageRef
from core.focus.contracts import FocusView
from core.focus.queries import FocusQueries

EDIT_INTERVAL_SECONDS = 20.0


@dataclass(slots=True)
class FocusTimerMessages:
    bot: Bot
    query_runner: QueryRunner
    store: LiveMessageStore
    loop: LiveMessageLoop = field(init=False)

    def __post_init__(self) -> None:
        self.loop = LiveMessageLoop(
            "focus timers", self.bot, self.query_runner, self.store, self._load
        )

    async def track_session(
        self, view: FocusView, current_user: CurrentUser, message_id: int
    ) -> None:
        """Keep the message up to date while the session runs, instead of what it showed before."""
        chat_id = int(current_user.profile.platform_user_id)
        ref = MessageRef(chat_id, message_id, view.id, current_user.id)
        if view.ended_at is None:
            await self.loop.track(ref)
        else:
            await self.loop.untrack(ref)

    async def _load(self, ref: MessageRef, current_user: CurrentUser) -> LiveContent | None:
        async with self.query_runner(FocusQueries) as queries:
            view = await queries.get_session(ref.subject_id, ref.user_id)
        if view is None:
            return None
        if view.ended_at is not None:
            return LiveContent(render_closed(view, current_user), is_final=True)
        now = self.query_runner.clock.now()
        return LiveContent(render_focus_session(view, current_user, now))
