"""A page of tasks as buttons."""

from collections.abc import Awaitable, Callable
from datetime import datetime
from typing import Any

from aiogram_dialog import DialogManager

from bot.ui.cards import task_lines as lines
from bot.ui.context import get_current_user, get_local_now
from bot.ui.current_user import CurrentUser
from bot.ui.pagers import load_page
from core.tasks.contracts.views import TaskCard, TaskPage

PageLoader = Callable[[int], Awaitable[TaskPage]]


async def build_page_data(manager: DialogManager, load: PageLoader) -> dict[str, Any]:
    """A page of tasks as buttons, with the pager's data."""
    found, turning = await load_page(manager, load)
    current_user, now = get_current_user(manager), get_local_now(manager)
    return turning | {
        "tasks": build_task_choices(found.tasks, now, current_user),
        "total": found.total,
        "empty": found.total == 0,
    }


def build_task_choices(
    tasks: tuple[TaskCard, ...], now: datetime, current_user: CurrentUser
) -> list[tuple[str, str]]:
    """The pairs (caption, id) of a list's buttons."""
    return [(lines.format_task_button(task, now, current_user), task.id.hex) for task in tasks]
