"""Answering the press of a button, which the messenger waits for only so long."""

from aiogram.exceptions import TelegramBadRequest
from aiogram.types import CallbackQuery


async def answer_callback(
    callback: CallbackQuery, toast: str | None = None, *, alert: bool = False
) -> bool:
    """Answer the press; False for one that waited too long, while the bot was away."""
    try:
        await callback.answer(toast, show_alert=alert)
    except TelegramBadRequest as error:
        if "query is too old" not in error.message:
            raise
        return False
    return True
