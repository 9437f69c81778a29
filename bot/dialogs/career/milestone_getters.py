"""What the milestone windows show."""

from typing import Any

from aiogram_dialog import DialogManager

from bot.dialogs.career.goal_getters import load_goal
from bot.ui.cards import goal_lines as lines
from bot.ui.context import get_current_user
from bot.ui.pagers import slice_page
from bot.ui.undo import can_undo
from core.career.contracts.goals import Milestone
from core.kit.errors import NotFound

PRESET_MILESTONES = ("first", "half", "show")

_MODE_SIGNS = {"remove": "🗑", "rename": "✏️"}

_MODE_CODES = {"remove": "r", "rename": "n"}


async def get_milestones_data(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """A page of the milestones; a tap ticks them, or does what the mode says."""
    card, current_user = await load_goal(dialog_manager), get_current_user(dialog_manager)
    shown, pages = slice_page(dialog_manager, card.milestones)
    mode = dialog_manager.dialog_data.get("mode", "tick") if card.milestones else "tick"
    return pages | {
        "title": card.title,
        "ticked": card.done_milestone_count,
        "steps": len(card.milestones),
        "milestones": [
            (
                f"{_MODE_SIGNS.get(mode) or _format_tick(one)} {lines.shorten_text(one.title)}",
                _build_code(one, mode),
            )
            for one in shown
        ],
        "ideas": [
            (current_user.translate(f"goal-step-{code}"), code) for code in PRESET_MILESTONES
        ],
        "empty": not card.milestones,
        "some": bool(card.milestones),
        "ticking": mode == "tick",
        "can_change": bool(card.milestones) and mode == "tick",
        "undoable": can_undo(dialog_manager),
    }


def _format_tick(milestone: Milestone) -> str:
    return "☑️" if milestone.done_at else "▫️"


def _build_code(milestone: Milestone, mode: str) -> str:
    """What a tap asks for, spelled out, so that a second one changes nothing more."""
    return f"{_MODE_CODES.get(mode) or ('u' if milestone.done_at else 't')}{milestone.id.hex}"


async def get_milestone_data(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """The milestone that gets another name."""
    return {"title": (await load_renamed_milestone(dialog_manager)).title}


async def load_renamed_milestone(manager: DialogManager) -> Milestone:
    """Raises NotFound."""
    for one in (await load_goal(manager)).milestones:
        if one.id.hex == manager.dialog_data["milestone_id"]:
            return one
    raise NotFound("milestone")
