"""The reminder of the weekly review."""

from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup

from bot.notices.cards import Face
from bot.notices.data import ReviewPress
from bot.speaker import Speaker


def review_reminder(speaker: Speaker, streak: int) -> Face:
    """«🗓 Пора на обзор недели», how many weeks in a row, and the button that begins it."""
    button = InlineKeyboardButton(
        text=speaker.text("weekly-begin"), callback_data=ReviewPress().pack()
    )
    words = speaker.rich("weekly-reminder", streak=streak)
    return Face(words, InlineKeyboardMarkup(inline_keyboard=[[button]]))
