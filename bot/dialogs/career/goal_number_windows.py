"""A number written on the card of a goal: «135» or «+20» moves what measures it."""

from aiogram.types import ContentType
from aiogram_dialog.widgets.input import MessageInput

from bot.dialogs.career.goal_number_handlers import handle_number_input, is_goal_number

goal_number_input = MessageInput(
    handle_number_input, content_types=ContentType.TEXT, filter=is_goal_number
)
