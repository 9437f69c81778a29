"""The reminder of the weekly review."""

from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup

from bot.ui.cards.callbacks import ReviewCallback
from bot.ui.cards.tasks import RenderedMessage
from bot.ui.current_user import CurrentUser


def render_review_reminder(current_user: CurrentUser, streak: int) -> RenderedMessage:
    """«🗓 Пора на обзор недели», how many weeks in a row, and the button that begins it."""
    button = InlineKeyboardButton(
        text=current_user.translate("weekly-begin"), callback_data=ReviewCallback().pack()
    )
    words = current_user.translate_html("weekly-reminder", streak=streak)
    return RenderedMessage(words, InlineKeyboardMarkup(inline_keyboard=[[button]]))
