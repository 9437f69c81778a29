"""What the new goal windows show."""

from typing import Any

from aiogram_dialog import DialogManager

from bot.dialogs.career.goal_handlers import HORIZONS
from bot.ui.callback_data import read_kept
from bot.ui.cards import goal_lines as lines
from bot.ui.context import get_current_user, get_local_today
from core.career.contracts.goals import (
    AddGoal,
    NewResult,
)


def get_draft(manager: DialogManager) -> AddGoal:
    draft: AddGoal = read_kept(manager.dialog_data["draft"], AddGoal)
    return draft


async def get_review_data(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """What was understood so far, and the presets of its end."""
    draft, current_user = get_draft(dialog_manager), get_current_user(dialog_manager)
    today = get_local_today(dialog_manager)
    return {
        "title": draft.title,
        "horizon": draft.horizon,
        "deadline": lines.format_deadline(draft.deadline, today, current_user),
        "results": [_build_result_data(one, current_user) for one in draft.results],
        "milestones": [{"mark": "▫️", "title": one.title} for one in draft.milestones],
        "some_results": bool(draft.results),
        "some_milestones": bool(draft.milestones),
        "some_parts": bool(draft.results or draft.milestones),
        "presets": [
            (current_user.translate(f"goal-until-{code}"), code) for code in (*HORIZONS, "none")
        ],
    }


def _build_result_data(result: NewResult, current_user: Any) -> dict[str, Any]:
    start, target = (
        lines.format_number(result.start, current_user),
        lines.format_number(result.target, current_user),
    )
    return {"title": result.title, "figures": f"{start} → {target} {result.unit}".rstrip()}
