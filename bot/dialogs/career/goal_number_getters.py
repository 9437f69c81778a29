"""What the goal number windows show."""

from typing import Any

from aiogram_dialog import DialogManager

from bot.dialogs.career.goal_getters import load_goal
from bot.ui.cards import goal_lines as lines
from bot.ui.context import get_current_user
from core.career.contracts.goals import KeyResult
from core.career.parse.amounts import is_only_move

NUMBER_KEY = "said"


async def find_matching_results(manager: DialogManager, text: str) -> list[KeyResult]:
    """The key results that the number may be of."""
    card = await load_goal(manager)
    if not card.is_active:
        return []
    return [one for one in card.results if is_only_move(text, one.unit)]


async def get_result_choice_data(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """The number, and the key results it may be of."""
    words, current_user = (
        dialog_manager.dialog_data.get(NUMBER_KEY, ""),
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
            for one in await find_matching_results(dialog_manager, words)
        ],
    }
