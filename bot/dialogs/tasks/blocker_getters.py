"""What the blocker windows show."""

from typing import Any

from aiogram_dialog import DialogManager

from bot.dialogs.tasks.card_getters import load_task
from bot.ui.cards import task_lines as lines
from bot.ui.context import get_current_user, get_query_runner
from bot.ui.pagers import PAGE_SIZE, load_page
from core.tasks.contracts.views import TaskPage
from core.tasks.queries import TaskFilter, TaskQueries

SEARCH_KEY = "blocker_words"


async def get_candidates_data(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """Open tasks but for this one, with a tick at those it waits for."""
    task, user_id = await load_task(dialog_manager), get_current_user(dialog_manager).id
    words = dialog_manager.dialog_data.get(SEARCH_KEY, "")

    async def read_tasks(offset: int) -> TaskPage:
        async with get_query_runner(dialog_manager)(TaskQueries) as queries:
            return await queries.get_page(user_id, offset, PAGE_SIZE, TaskFilter(words=words))

    found, turning = await load_page(dialog_manager, read_tasks)
    others = [one for one in found.tasks if one.id != task.id]
    return turning | {
        "title": task.title,
        "words": words,
        "tasks": [
            lines.build_toggle(lines.shorten_title(one.title), one.id, one.id in task.blocked_by)
            for one in others
        ],
        "nothing": not others,
    }
