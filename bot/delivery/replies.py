"""What the dialogs send by the bot itself goes first: counted, but never made to wait its turn."""

import asyncio
from dataclasses import dataclass
from typing import Any

from aiogram import Bot
from aiogram.client.session.middlewares.base import (
    BaseRequestMiddleware,
    NextRequestMiddlewareType,
)
from aiogram.exceptions import TelegramRetryAfter
from aiogram.methods import Response, SendChatAction, TelegramMethod
from aiogram.methods.base import TelegramType

from bot.delivery.metrics import refused
from bot.delivery.pacing import Pace
from bot.delivery.wire import SendNotice
from core.kit.spawn import spawn

COUNTED = ("send", "edit", "copy", "forward")
LONGEST_SIT = 5.0  # seconds of silence that a reply waits out; for longer ones it fails


def chat_of(method: TelegramMethod[Any]) -> str | None:
    """The chat whose limits a call counts against; None for calls that count against none."""
    if isinstance(method, SendNotice | SendChatAction):  # a notice has waited for its turn
        return None
    if not method.__api_method__.startswith(COUNTED):
        return None
    chat = getattr(method, "chat_id", None)
    return None if chat is None else str(chat)


@dataclass(slots=True, frozen=True)
class PacedReplies(BaseRequestMiddleware):
    """Books the share of each reply in the background, and obeys the messenger's silences."""

    pace: Pace

    async def __call__(
        self,
        make_request: NextRequestMiddlewareType[TelegramType],
        bot: Bot,
        method: TelegramMethod[TelegramType],
    ) -> Response[TelegramType]:
        chat = chat_of(method)
        if chat is None:
            return await make_request(bot, method)
        await self._sit_out(self.pace.known_pause)
        spawn(self.pace.reply(chat), name="count a reply")
        try:
            return await make_request(bot, method)
        except TelegramRetryAfter as error:
            refused.labels("replies").inc()
            await self.pace.pause(error.retry_after)
            if error.retry_after > LONGEST_SIT:
                raise
        await self._sit_out(self.pace.known_pause)
        return await make_request(bot, method)

    async def _sit_out(self, seconds: float) -> None:
        if 0 < seconds <= LONGEST_SIT:
            await asyncio.sleep(seconds)
