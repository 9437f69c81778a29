"""A message that tells how far something long has come: edited now and then."""

import asyncio
from dataclasses import dataclass, field

import structlog
from aiogram import Bot
from aiogram.exceptions import TelegramAPIError

from bot.notices.cards import Face
from bot.notices.edits import edit
from bot.speaker import Speaker
from core.kit.error_texts import describe_error

log = structlog.get_logger(__name__)
EVERY_SECONDS = 2.0
_CELLS = 10


@dataclass(slots=True)
class Progress:
    """Shows the text `key` with a bar in place of the message; at most one edit in two seconds."""

    bot: Bot
    chat_id: int
    message_id: int
    speaker: Speaker
    key: str
    _next: float = field(default=0.0, init=False)

    async def __call__(self, share: float) -> None:
        """`share` is what is done, from 0 to 1. A message that cannot be edited is no trouble."""
        now = asyncio.get_running_loop().time()
        if now < self._next:
            return
        self._next = now + EVERY_SECONDS
        face = progress_face(self.speaker, self.key, share)
        try:
            await edit(self.bot, self.chat_id, self.message_id, face)
        except TelegramAPIError as error:
            log.info("progress not shown", error=describe_error(error))


def progress_face(speaker: Speaker, key: str, share: float) -> Face:
    """The text `key` with `share` of its bar full."""
    return Face(speaker.rich(key, bar=bar(share), percent=int(share * 100)))


def bar(share: float) -> str:
    """Ten cells, `share` of them full."""
    full = round(min(max(share, 0.0), 1.0) * _CELLS)
    return "▓" * full + "░" * (_CELLS - full)
