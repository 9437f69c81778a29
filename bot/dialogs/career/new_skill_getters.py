"""What the new skill windows show."""

from typing import Any

from aiogram_dialog import DialogManager

from bot.routes import NewSkill
from bot.ui.cards.skills import format_level
from bot.ui.context import get_current_user
from core.career.contracts.skills import MAX_LEVEL, MIN_LEVEL


async def get_levels_data(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """The levels with their words; a target is no lower than the level."""
    draft, current_user = dialog_manager.dialog_data, get_current_user(dialog_manager)
    state = dialog_manager.current_context().state
    lowest = int(draft.get("level", MIN_LEVEL)) if state == NewSkill.target else MIN_LEVEL
    return {
        "title": draft.get("title", ""),
        "levels": [
            (f"{level} · {format_level(level, current_user)}", str(level))
            for level in range(lowest, MAX_LEVEL + 1)
        ],
    }
