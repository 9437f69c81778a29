"""Showing what a press on a notification has done."""

from aiogram import Bot
from aiogram.types import CallbackQuery

from bot.ui.callback_answers import answer_callback
from bot.ui.cards.tasks import RenderedMessage
from bot.ui.message_edits import show_rendered


async def show_outcome(callback: CallbackQuery, rendered: RenderedMessage) -> None:
    """In the pressed message itself; its button lets go."""
    assert isinstance(callback.bot, Bot)
    await show_rendered(callback, callback.bot, rendered)
    await answer_callback(callback)
