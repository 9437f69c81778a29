"""Presses that no button of this bot can send."""

from collections.abc import Awaitable, Callable
from typing import Any

from aiogram import BaseMiddleware
from aiogram.types import CallbackQuery, Message, TelegramObject
from aiogram_dialog.utils import REPLY_CALLBACK_SYMBOLS

from bot.ui.callback_data import MalformedPayload


class HiddenCallbackMiddleware(BaseMiddleware):
    """Cuts the invisible characters at the end of a text by which aiogram-dialog tells the presses
    of reply keyboards. No window has one, so whoever writes them types (some emoji end so) or
    forges. To be registered before the dialogs are set up."""

    async def __call__(
        self,
        handler: Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]],
        event: TelegramObject,
        data: dict[str, Any],
    ) -> Any:
        if isinstance(event, Message) and event.text:
            event = _remove_hidden_callback(event, event.text)
        return await handler(event, data)


class InlineCallbackMiddleware(BaseMiddleware):
    """Refuses presses under messages posted by inline mode: theirs lead to addresses only, and
    there is no chat to show a window in."""

    async def __call__(
        self,
        handler: Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]],
        event: TelegramObject,
        data: dict[str, Any],
    ) -> Any:
        if isinstance(event, CallbackQuery) and event.inline_message_id is not None:
            raise MalformedPayload("a press under an inline message")
        return await handler(event, data)


def _remove_hidden_callback(message: Message, text: str) -> Message:
    """One character stays: alone it says nothing, and a text of nothing else is still a text."""
    visible = len(text.rstrip(REPLY_CALLBACK_SYMBOLS))
    if len(text) - visible < 2:
        return message
    return message.model_copy(update={"text": text[: visible + 1]})
