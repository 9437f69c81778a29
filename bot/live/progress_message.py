"""A message that tells how far something long has come: edited now and then."""

import asyncio
from dataclasses import dataclass, field

import structlog
from aiogram import Bot
from aiogram.exceptions import TelegramAPIError

from bot.ui.cards.tasks import RenderedMessage
from bot.ui.current_user import CurrentUser
from bot.ui.message_edits import edit_message
from bot.ui.progress_bar import format_bar
from core.kit.error_texts import describe_error

log = structlog.get_logger(__name__)
EDIT_INTERVAL_SECONDS = 2.0


@dataclass(slots=True)
class ProgressMessage:
    """Shows the text `key` with a bar in place of the message; at most one edit in two seconds."""

    bot: Bot
    chat_id: int
    message_id: int
    current_user: CurrentUser
    key: str
    _next_edit_at: float = field(default=0.0, init=False)

    async def __call__(self, share: float) -> None:
        """`share` is what is done, from 0 to 1. A message that cannot be edited is no trouble."""
        now = asyncio.get_running_loop().time()
        if now < self._next_edit_at:
            return
        self._next_edit_at = now + EDIT_INTERVAL_SECONDS
        rendered = render_progress(self.current_user, self.key, share)
        try:
            await edit_message(self.bot, self.chat_id, self.message_id, rendered)
        except TelegramAPIError as error:
            log.info("progress not shown", error=describe_error(error))


def render_progress(current_user: CurrentUser, key: str, share: float) -> RenderedMessage:
    """The text `key` with `share` of its bar full."""
    return RenderedMessage(
        current_user.translate_html(key, bar=format_bar(share), percent=int(share * 100))
    )
