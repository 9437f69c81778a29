"""What a tap in the owner's windows does."""

from typing import Any
from uuid import UUID

from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager, ShowMode
from aiogram_dialog.widgets.kbd import Button

from bot.broadcasts.handlers import card_of
from bot.broadcasts.progress import ProgressBoard
from bot.context import reader_of, speaker_of
from bot.dialogs.admin.states import NewBroadcast
from core.broadcasts.contracts import State


async def open_broadcast(
    callback: CallbackQuery, _: Any, manager: DialogManager, number: str
) -> None:
    """A draft goes on being written; of any other the progress comes as a message of its own."""
    card = await card_of(reader_of(manager), UUID(hex=number))
    if card.state is State.DRAFT:
        await manager.start(NewBroadcast.people, data={"broadcast_id": card.id.hex})
        return
    progress: ProgressBoard = manager.middleware_data["progress"]
    assert callback.message
    await progress.open(callback.message.chat.id, card, speaker_of(manager))
    manager.show_mode = ShowMode.NO_UPDATE


async def turn_picture(_: CallbackQuery, button: Button, manager: DialogManager) -> None:
    step = {"prev": -1, "next": 1}[button.widget_id or "next"]
    manager.dialog_data["picture"] = int(manager.dialog_data.get("picture", 0)) + step


async def take_up(data: Any, manager: DialogManager) -> None:
    """Begin where the caller says: with this key, this letter, these words looked for."""
    manager.dialog_data.update(data or {})
