"""What the reminder windows show."""

from datetime import time
from typing import Any

from aiogram_dialog import DialogManager

from bot.ui.context import get_current_user
from bot.ui.current_user import CurrentUser, QueryRunner
from core.reviews.contracts import ReviewPlan
from core.reviews.queries import ReviewQueries
from core.reviews.rules import DEFAULT_TIME, DEFAULT_WEEKDAY
from core.texts import get_weekday_names

TIME_OPTIONS = (time(9), time(12), time(17), time(18), time(19), time(20), time(21), time(22))


def format_reminder(plan: ReviewPlan, current_user: CurrentUser) -> str:
    """«вс 19:00», or `off`."""
    if plan.weekday is None or plan.at is None:
        return "off"
    return f"{get_weekday_names(current_user.locale)[plan.weekday]} {plan.at:%H:%M}"


async def get_reminder_data(
    dialog_manager: DialogManager, query_runner: QueryRunner, **_: Any
) -> dict[str, Any]:
    """The days and hours, the chosen ones ticked; each button says day and hour in full."""
    current_user = get_current_user(dialog_manager)
    async with query_runner(ReviewQueries) as queries:
        plan = await queries.get_plan(current_user.id)
    day = DEFAULT_WEEKDAY if plan.weekday is None else plan.weekday
    at = plan.at or DEFAULT_TIME
    names = get_weekday_names(current_user.locale)
    return {
        "remind": format_reminder(plan, current_user),
        "on": plan.weekday is not None,
        "days": [(_format_choice(names[n], n == plan.weekday), f"{n}{at:%H%M}") for n in range(7)],
        "times": [
            (_format_choice(f"{one:%H:%M}", one == plan.at), f"{day}{one:%H%M}")
            for one in TIME_OPTIONS
        ],
    }


def _format_choice(text: str, is_chosen: bool) -> str:
    return f"✅ {text}" if is_chosen else text
