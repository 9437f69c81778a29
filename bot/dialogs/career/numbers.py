"""A number written on the card of a goal: «135» or «+20» moves what measures it."""

from typing import Any
from uuid import UUID

from aiogram.types import CallbackQuery, ContentType, Message
from aiogram_dialog import DialogManager
from aiogram_dialog.widgets.input import MessageInput

from bot.dialogs.career.goal_getters import load_goal
from bot.dialogs.career.parts import handle_move_input, show_result
from bot.routes import Career
from bot.ui.cards import goal_lines as lines
from bot.ui.context import get_current_user
from bot.ui.sanitizing import sanitize_text
from core.career.contracts.goals import KeyResult
from core.career.parse.amounts import is_only_move

_NUMBER_KEY = "said"


async def is_goal_number(message: Message, dialog_manager: DialogManager, **_: Any) -> bool:
    """A number alone, or with the unit of a key result; other words are no answer to the card."""
    words = sanitize_text(message.text or "")
    has_digits = any(sign.isdecimal() for sign in words)
    return has_digits and bool(await _find_matching_results(dialog_manager, words))


async def _find_matching_results(manager: DialogManager, text: str) -> list[KeyResult]:
    """The key results that the number may be of."""
    card = await load_goal(manager)
    if card.archived or card.deleted:
        return []
    return [one for one in card.results if is_only_move(text, one.unit)]


async def handle_number_input(message: Message, _: MessageInput, manager: DialogManager) -> None:
    """Moves the only key result it can be of, with the way back; of several asks which."""
    words = sanitize_text(message.text or "")
    meant = await _find_matching_results(manager, words)
    if len(meant) == 1:
        await show_result(manager, meant[0].id)
        await handle_move_input(manager, words)
        return
    manager.dialog_data[_NUMBER_KEY] = words
    await manager.switch_to(Career.which)


async def choose_result(_: CallbackQuery, __: Any, manager: DialogManager, result_id: str) -> None:
    """The number that was written goes to the key result that was tapped."""
    words = manager.dialog_data.pop(_NUMBER_KEY, "")
    await show_result(manager, UUID(hex=result_id))
    if words:
        await handle_move_input(manager, words)


async def get_result_choice_data(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """The number, and the key results it may be of."""
    words, current_user = (
        dialog_manager.dialog_data.get(_NUMBER_KEY, ""),
        get_current_user(dialog_manager),
    )
    return {
        "title": (await load_goal(dialog_manager)).title,
        "said": words,
        "choices": [
            (
                f"📈 {lines.shorten_text(one.title, 20)} · "
                f"{lines.format_result_values(one, current_user)}",
                one.id.hex,
            )
            for one in await _find_matching_results(dialog_manager, words)
        ],
    }


goal_number_input = MessageInput(
    handle_number_input, content_types=ContentType.TEXT, filter=is_goal_number
)
