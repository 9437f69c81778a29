"""What the selection windows show."""

from typing import Any
from uuid import UUID

from aiogram_dialog import DialogManager

from bot.dialogs.tasks.list_getters import get_filter
from bot.ui.cards import task_lines as lines
from bot.ui.context import get_current_user, get_local_now
from bot.ui.current_user import QueryRunner
from bot.ui.pagers import PAGE_SIZE, load_page
from core.tasks.contracts.views import MAX_BATCH, TaskPage
from core.tasks.queries import TaskQueries

CHOSEN_KEY = "chosen"


async def get_candidates_data(
    dialog_manager: DialogManager, query_runner: QueryRunner, **_: Any
) -> dict[str, Any]:
    """The list of all tasks as it is narrowed, with ticks."""
    current_user, now = get_current_user(dialog_manager), get_local_now(dialog_manager)
    chosen, only = get_chosen(dialog_manager), get_filter(dialog_manager)

    async def read_tasks(offset: int) -> TaskPage:
        async with query_runner(TaskQueries) as queries:
            return await queries.get_page(current_user.id, offset, PAGE_SIZE, only)

    found, turning = await load_page(dialog_manager, read_tasks)
    return turning | {
        "tasks": [
            lines.build_toggle(
                lines.format_task_button(one, now, current_user), one.id, one.id.hex in chosen
            )
            for one in found.tasks
        ],
        "count": len(chosen),
        "any": bool(chosen),
        "more": len(chosen) < min(found.total, MAX_BATCH),
    }


def get_chosen(manager: DialogManager) -> list[str]:
    return list(manager.dialog_data.get(CHOSEN_KEY) or [])


def get_command_ids(manager: DialogManager) -> dict[str, Any]:
    ids = tuple(UUID(hex=one) for one in get_chosen(manager))
    return {"user_id": get_current_user(manager).id, "task_ids": ids}
