"""A number written on the card of a goal: «135» or «+20» moves what measures it."""

from typing import Any
from uuid import UUID

from aiogram.types import CallbackQuery, ContentType, Message
from aiogram_dialog import DialogManager
from aiogram_dialog.widgets.input import MessageInput

from bot.context import speaker_of
from bot.dialogs.career import lines
from bot.dialogs.career.goal_getters import chosen_goal
from bot.dialogs.career.parts import enter_result, typed_move
from bot.dialogs.career.states import Career
from bot.words import tidy
from core.career.contracts import KeyResult
from core.career.parse import only_move

_SAID = "said"


async def is_number_of_goal(message: Message, dialog_manager: DialogManager, **_: Any) -> bool:
    """A number alone, or with the unit of a key result; other words are no answer to the card."""
    words = tidy(message.text or "")
    has_digits = any(sign.isdecimal() for sign in words)
    return has_digits and bool(await _meant(dialog_manager, words))


async def _meant(manager: DialogManager, words: str) -> list[KeyResult]:
    """The key results that the number may be of."""
    card = await chosen_goal(manager)
    if card.archived or card.deleted:
        return []
    return [one for one in card.results if only_move(words, one.unit)]


async def typed_number(message: Message, _: MessageInput, manager: DialogManager) -> None:
    """Moves the only key result it can be of, with the way back; of several asks which."""
    words = tidy(message.text or "")
    meant = await _meant(manager, words)
    if len(meant) == 1:
        await enter_result(manager, meant[0].id)
        await typed_move(manager, words)
        return
    manager.dialog_data[_SAID] = words
    await manager.switch_to(Career.which)


async def take_result(_: CallbackQuery, __: Any, manager: DialogManager, result_id: str) -> None:
    """The number that was written goes to the key result that was tapped."""
    words = manager.dialog_data.pop(_SAID, "")
    await enter_result(manager, UUID(hex=result_id))
    if words:
        await typed_move(manager, words)


async def which(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """The number, and the key results it may be of."""
    words, speaker = dialog_manager.dialog_data.get(_SAID, ""), speaker_of(dialog_manager)
    return {
        "title": (await chosen_goal(dialog_manager)).title,
        "said": words,
        "choices": [
            (f"📈 {lines.short(one.title, 20)} · {lines.figures(one, speaker)}", one.id.hex)
            for one in await _meant(dialog_manager, words)
        ],
    }


goal_input = MessageInput(typed_number, content_types=ContentType.TEXT, filter=is_number_of_goal)
