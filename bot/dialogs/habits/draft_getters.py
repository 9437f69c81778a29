"""What the draft windows show."""

from datetime import time
from typing import Any

from aiogram_dialog import DialogManager

from bot.ui.callback_data import read_kept
from bot.ui.cards.habit_lines import format_schedule, format_target, format_times
from bot.ui.context import get_current_user
from core.habits.contracts.plans import OnWeekdays, Schedule


async def get_draft_data(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """What is known of the habit so far."""
    draft, current_user = dialog_manager.dialog_data, get_current_user(dialog_manager)
    target, unit = float(draft.get("target", 1.0)), draft.get("unit")
    return {
        "title": draft.get("title", ""),
        "counted": format_target(draft.get("kind", "yes_no"), target, unit, current_user),
        "goal": draft.get("goal") or 0,
        "schedule": format_schedule(get_schedule(dialog_manager), current_user),
        "remind": format_times(get_times(dialog_manager)),
    }


def get_schedule(manager: DialogManager) -> Schedule:
    kept = manager.dialog_data.get("schedule")
    schedule: Schedule = read_kept(kept, Schedule) if kept else OnWeekdays()
    return schedule


def get_times(manager: DialogManager) -> tuple[time, ...]:
    return tuple(time.fromisoformat(one) for one in manager.dialog_data.get("times", ()))


def get_idea_text(idea: str, manager: DialogManager) -> str:
    return get_current_user(manager).translate(f"habit-idea-{idea}")
