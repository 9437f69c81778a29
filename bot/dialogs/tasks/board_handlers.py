"""What a tap or a text does in the board windows."""

from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager
from aiogram_dialog.widgets.kbd import Button

from bot.dialogs.tasks.board_getters import SQUARE_KEY
from bot.routes import Tasks
from bot.ui.pagers import reset_pages


async def open_square(_: CallbackQuery, button: Button, manager: DialogManager) -> None:
    manager.dialog_data[SQUARE_KEY] = button.widget_id
    reset_pages(manager)
    await manager.switch_to(Tasks.square)
