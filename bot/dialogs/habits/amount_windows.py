"""Writing up an amount: «+N» by buttons and typed, for today and yesterday, with undo."""

from aiogram.types import ContentType
from aiogram_dialog.widgets.input import MessageInput

from bot.dialogs.habits.amount_handlers import handle_card_amount_input, is_card_amount

card_amount_input = MessageInput(
    handle_card_amount_input, content_types=ContentType.TEXT, filter=is_card_amount
)
