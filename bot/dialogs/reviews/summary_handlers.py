"""What a tap or a text does in the summary windows."""

from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager
from aiogram_dialog.widgets.kbd import Button

from bot.routes import Advice


async def show_advice(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """Its reason and source, and rating it."""
    await manager.start(Advice.main, data={"advice_id": manager.dialog_data.get("advice_id")})
