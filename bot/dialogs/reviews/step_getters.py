"""What the step windows show."""

from datetime import date, timedelta
from typing import Any

from aiogram_dialog import DialogManager
from babel.dates import format_interval

from bot.routes import STEPS
from bot.ui import undo
from bot.ui.context import get_current_user, get_local_today
from core.reviews.rules import get_review_week

_FULL_CELL, _EMPTY_CELL = "▰", "▱"


def get_shown_week(manager: DialogManager) -> date:
    """The Monday of the week this review is of."""
    kept = manager.dialog_data.get("week")
    return date.fromisoformat(kept) if kept else get_review_week(get_local_today(manager))


def format_week(manager: DialogManager, week: date) -> str:
    """«16–22 нояб.»."""
    last = week + timedelta(days=6)
    return str(format_interval(week, last, "MMMd", locale=get_current_user(manager).locale))


async def get_step_data(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """What every step shows: its number, the bar, and whether there is something to take back."""
    state = dialog_manager.current_context().state
    number = STEPS.index(state) + 1
    return {
        "number": number,
        "steps": len(STEPS),
        "bar": _FULL_CELL * number + _EMPTY_CELL * (len(STEPS) - number),
        "can_undo": undo.can_undo(dialog_manager),
    }
