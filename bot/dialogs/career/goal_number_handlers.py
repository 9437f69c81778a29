"""What a tap or a text does in the goal number windows."""

from typing import Any
from uuid import UUID

from aiogram.types import CallbackQuery, Message
from aiogram_dialog import DialogManager
from aiogram_dialog.widgets.input import MessageInput

from bot.dialogs.career.goal_number_getters import NUMBER_KEY, find_matching_results
from bot.dialogs.career.part_handlers import handle_move_input, show_result
from bot.routes import Career
from core.language.sanitizing import sanitize_text


async def is_goal_number(message: Message, dialog_manager: DialogManager, **_: Any) -> bool:
    """A number alone, or with the unit of a key result; other words are no answer to the card."""
    words = sanitize_text(message.text or "")
    has_digits = any(sign.isdecimal() for sign in words)
    return has_digits and bool(await find_matching_results(dialog_manager, words))


async def handle_number_input(message: Message, _: MessageInput, manager: DialogManager) -> None:
    """Moves the only key result it can be of, with the way back; of several asks which."""
    words = sanitize_text(message.text or "")
    meant = await find_matching_results(manager, words)
    if len(meant) == 1:
        await show_result(manager, meant[0].id)
        await handle_move_input(manager, words)
        return
    manager.dialog_data[NUMBER_KEY] = words
    await manager.switch_to(Career.which)


async def choose_result(_: CallbackQuery, __: Any, manager: DialogManager, result_id: str) -> None:
    """The number that was written goes to the key result that was tapped."""
    words = manager.dialog_data.pop(NUMBER_KEY, "")
    await show_result(manager, UUID(hex=result_id))
    if words:
        await handle_move_input(manager, words)
