"""What the rituals windows show."""

from datetime import time
from typing import Any

from aiogram_dialog import DialogManager

from bot.routes import Planner
from bot.ui.cards.plan_lines import format_clock
from bot.ui.context import get_current_user
from bot.ui.current_user import CurrentUser, QueryRunner
from core.planner.contracts import Ritual, Rituals
from core.planner.queries import PlannerQueries

USUAL_TIMES: dict[Ritual, tuple[time, ...]] = {
    "morning": (time(6, 30), time(7), time(7, 30), time(8), time(9), time(10)),
    "evening": (time(18), time(19), time(20), time(21), time(22), time(23)),
}
"""Given at the start from the settings: there the way back leads."""


async def get_rituals_data(
    dialog_manager: DialogManager, query_runner: QueryRunner, **_: Any
) -> dict[str, Any]:
    """When each comes, and the usual times with the chosen one ticked."""
    current_user = get_current_user(dialog_manager)
    async with query_runner(PlannerQueries) as queries:
        own = await queries.get_rituals(current_user.id)
    return {
        "morning": _format_time(current_user, own.morning_at),
        "evening": _format_time(current_user, own.evening_at),
        "quiet": _format_quiet_end(current_user, own),
        "morning_on": own.morning_at is not None,
        "evening_on": own.evening_at is not None,
        "morning_times": _build_usual_times("morning", own),
        "evening_times": _build_usual_times("evening", own),
    }


def _format_quiet_end(current_user: CurrentUser, rituals: Rituals) -> str:
    """When the quiet hours end that hold one of the times; empty when they hold none."""
    end, times = current_user.profile.quiet_to, (rituals.morning_at, rituals.evening_at)
    is_quiet = current_user.profile.is_quiet_time
    return format_clock(end) if end and any(at and is_quiet(at) for at in times) else ""


def _format_time(current_user: CurrentUser, at: time | None) -> str:
    return format_clock(at) if at else current_user.translate("ritual-off")


def _build_usual_times(ritual: Ritual, rituals: Rituals) -> list[tuple[str, str]]:
    """The caption of each and its time; those of a state shown are pressed again and again."""
    chosen = rituals.get_time(ritual)
    return [
        (f"{'✅ ' if at == chosen else ''}{format_clock(at)}", f"{at:%H%M}")
        for at in USUAL_TIMES[ritual]
    ]


def get_ritual(manager: DialogManager) -> Ritual:
    return "morning" if manager.current_context().state == Planner.morning else "evening"
