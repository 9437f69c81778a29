"""What a tap in the owner's windows does."""

from typing import Any
from uuid import UUID

from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager, ShowMode
from aiogram_dialog.widgets.kbd import Button
from dishka.integrations.aiogram_dialog import FromDishka, inject

from bot.live.broadcasts import ProgressBoard, get_broadcast_card
from bot.routes import NewBroadcast
from bot.ui.context import get_current_user, get_query_runner
from core.broadcasts.contracts import BroadcastState


@inject
async def open_broadcast(
    callback: CallbackQuery,
    _: Any,
    manager: DialogManager,
    item_id: str,
    progress: FromDishka[ProgressBoard],
) -> None:
    """A draft goes on being written; of any other the progress comes as a message of its own."""
    card = await get_broadcast_card(get_query_runner(manager), UUID(hex=item_id))
    if card.state is BroadcastState.DRAFT:
        await manager.start(NewBroadcast.people, data={"broadcast_id": card.id.hex})
        return
    assert callback.message
    await progress.open_message(callback.message.chat.id, card, get_current_user(manager))
    manager.show_mode = ShowMode.NO_UPDATE


async def switch_picture(_: CallbackQuery, button: Button, manager: DialogManager) -> None:
    step = {"prev": -1, "next": 1}[button.widget_id or "next"]
    manager.dialog_data["picture"] = int(manager.dialog_data.get("picture", 0)) + step


async def initialize_dialog(data: Any, manager: DialogManager) -> None:
    """Begin where the caller says: with this key, this letter, these words looked for."""
    manager.dialog_data.update(data or {})
