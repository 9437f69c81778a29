"""The offer to spread a pile of overdue tasks, for any window."""

from typing import Any

from aiogram_dialog import DialogManager

from bot.ui.context import get_current_user, get_local_today
from bot.ui.current_user import QueryRunner
from core.planner.rules import is_pile
from core.tasks.days import TaskDayQueries


async def get_overdue_data(
    dialog_manager: DialogManager, query_runner: QueryRunner, **_: Any
) -> dict[str, Any]:
    """`overdue` counts tasks of days before today, `pile` is true when they are many."""
    current_user, today = get_current_user(dialog_manager), get_local_today(dialog_manager)
    async with query_runner(TaskDayQueries) as days:
        overdue = await days.count_overdue(current_user.id, today)
    return {"overdue": overdue, "pile": is_pile(overdue)}
