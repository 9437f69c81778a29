"""The button of the weekly review's reminder."""

from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager, ShowMode, StartMode

from bot.routes import WeeklyReview
from bot.ui.callback_answers import answer_callback


async def handle_open_review(callback: CallbackQuery, dialog_manager: DialogManager) -> None:
    """The review below the reminder, which stays."""
    await dialog_manager.start(
        WeeklyReview.main, mode=StartMode.RESET_STACK, show_mode=ShowMode.SEND
    )
    await answer_callback(callback)
