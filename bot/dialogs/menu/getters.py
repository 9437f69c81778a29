"""What the menu shows."""

from typing import Any

from aiogram_dialog import DialogManager

from bot.ui.current_user import QueryRunner
from bot.ui.texts import get_current_user
from core.habits.queries import HabitQueries
from core.tasks.queries import TaskQueries


async def get_menu_data(
    dialog_manager: DialogManager, query_runner: QueryRunner, **_: Any
) -> dict[str, Any]:
    """The person's name and how much today holds."""
    current_user = get_current_user(dialog_manager)
    today = query_runner.get_local_today(current_user)
    async with query_runner(TaskQueries) as tasks:
        due = await tasks.count_due(current_user.id, today)
    async with query_runner(HabitQueries) as habits:
        left = await habits.count_open(current_user.id, query_runner.get_local_today(current_user))
    return {"name": current_user.profile.name, "tasks": due, "habits": left}
