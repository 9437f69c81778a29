"""What the part windows show."""

from typing import Any
from uuid import UUID

from aiogram_dialog import DialogManager

from bot.dialogs.career.goal_getters import load_goal
from bot.ui.cards import goal_lines as lines
from bot.ui.context import get_current_user
from bot.ui.undo import can_undo
from core.career.contracts.goals import KeyResult, NewMilestone, NewResult
from core.career.result_moves import list_steps
from core.kit.errors import NotFound

TOKEN = 6


async def load_result(manager: DialogManager) -> KeyResult:
    """The key result the window speaks of. Raises NotFound."""
    card = await load_goal(manager)
    for one in card.results:
        if one.id.hex == manager.dialog_data["result_id"]:
            return one
    raise NotFound("key-result")


async def get_result_data(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """The key result, and the values a tap may give it.

    A button names the value and the state it was shown in, so that a second tap on it is the same
    move.
    """
    one, current_user = await load_result(dialog_manager), get_current_user(dialog_manager)
    token = dialog_manager.dialog_data.get("token", "0" * TOKEN)
    by = list_steps(one.start, one.target, one.current)
    values = [one.current + step for step in (*by, -by[0])]
    labels = [_format_signed(step, current_user) for step in (*by, -by[0])]
    if one.progress < 1:
        values.append(one.target)
        labels.append(f"🏁 {lines.format_number(one.target, current_user)}")
    shown = zip(labels, values, strict=True)
    return lines.build_result_line(one, current_user) | {
        "start": lines.format_number(one.start, current_user),
        "moves": [(label, f"{token}{round(value, 6)}") for label, value in shown],
        "undoable": can_undo(dialog_manager),
    }


def _format_signed(step: float, current_user: Any) -> str:
    return f"{'+' if step > 0 else '−'}{lines.format_number(abs(step), current_user)}"


def get_part_id(part: "NewResult | NewMilestone") -> UUID:
    return part.result_id if isinstance(part, NewResult) else part.milestone_id
