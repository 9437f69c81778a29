"""What the dialogs send by the bot itself goes first, and no faster than the messenger takes it."""

import asyncio
import math
from dataclasses import dataclass, field
from typing import Any

from aiogram import Bot
from aiogram.client.session.middlewares.base import (
    BaseRequestMiddleware,
    NextRequestMiddlewareType,
)
from aiogram.exceptions import TelegramRetryAfter
from aiogram.methods import Response, SendChatAction, TelegramMethod
from aiogram.methods.base import TelegramType

from bot.delivery.metrics import rate_limit_refusals
from bot.delivery.notification_session import SendNotification
from bot.delivery.paused_chats import PausedChats
from bot.delivery.rate_limiter import SendRateLimiter
from bot.delivery.send_queue import Owed, is_ahead

COUNTED_METHOD_PREFIXES = ("send", "edit", "copy", "forward")
MAX_FLOOD_WAIT_SECONDS = (
    5.0  # seconds of silence of all that a reply waits out; for longer ones it fails
)
LONGEST_HOLD = 60.0  # the same of its own chat, where nobody else waits
TRIES = 3


def extract_chat_id(method: TelegramMethod[Any]) -> str | None:
    """The chat whose limits a call counts against; None for calls that count against none."""
    if isinstance(method, SendNotification | SendChatAction):  # a notice has waited for its turn
        return None
    if not method.__api_method__.startswith(COUNTED_METHOD_PREFIXES):
        return None
    chat = getattr(method, "chat_id", None)
    return None if chat is None else str(chat)


@dataclass(slots=True, frozen=True)
class ReplyRateLimitMiddleware(BaseRequestMiddleware):
    """Sends each reply in its turn and obeys the messenger's silences. A refusal that one chat has
    earned is that chat's alone."""

    rate_limiter: SendRateLimiter
    held: PausedChats = field(default_factory=PausedChats)

    async def __call__(
        self,
        make_request: NextRequestMiddlewareType[TelegramType],
        bot: Bot,
        method: TelegramMethod[TelegramType],
    ) -> Response[TelegramType]:
        chat = extract_chat_id(method)
        if chat is None:
            return await make_request(bot, method)
        for _ in range(TRIES - 1):
            booking = await self._turn(chat, method)
            try:
                return await make_request(bot, method)
            except TelegramRetryAfter as error:
                await self._slow_down(chat, await booking, error)
        await self._turn(chat, method)
        return await make_request(bot, method)

    async def _turn(self, chat: str, method: TelegramMethod[Any]) -> "asyncio.Task[Owed]":
        now = asyncio.get_running_loop().time()
        if (wait := self.held.get_wait(chat, now)) > LONGEST_HOLD:
            raise TelegramRetryAfter(method, "the chat is held back", math.ceil(wait))
        await asyncio.sleep(self.held.reserve_slot(chat, now))
        booking = await self.rate_limiter.reply_turn(chat)
        if 0 < (pause := self.rate_limiter.known_pause) <= MAX_FLOOD_WAIT_SECONDS:
            await asyncio.sleep(pause)
        return booking

    async def _slow_down(self, chat: str, owed: Owed, error: TelegramRetryAfter) -> None:
        """Hold the chat, or all when it has not had too much. Raises what is too long."""
        rate_limit_refusals.labels("replies").inc()
        if is_ahead(chat, owed.chat):
            self.held.pause_chat(chat, asyncio.get_running_loop().time(), error.retry_after)
            longest = LONGEST_HOLD
        else:
            await self.rate_limiter.pause_sending(error.retry_after)
            longest = MAX_FLOOD_WAIT_SECONDS
        if error.retry_after > longest:
            raise error
