"""What the board windows show."""

from typing import Any

from aiogram_dialog import DialogManager

from bot.dialogs.tasks.list_getters import build_page_data
from bot.ui.context import get_current_user, get_local_now
from bot.ui.current_user import QueryRunner
from bot.ui.pagers import PAGE_SIZE
from core.tasks.contracts.views import Quadrant, TaskPage
from core.tasks.queries import TaskQueries

SQUARE_KEY = "square"


async def get_board_data(
    dialog_manager: DialogManager, query_runner: QueryRunner, **_: Any
) -> dict[str, Any]:
    """How many open tasks stand in each square."""
    async with query_runner(TaskQueries) as queries:
        found = await queries.count_quadrants(
            get_current_user(dialog_manager).id, get_local_now(dialog_manager)
        )
    return {str(name): count for name, count in found.items()}


async def get_square_data(
    dialog_manager: DialogManager, query_runner: QueryRunner, **_: Any
) -> dict[str, Any]:
    """The tasks of one square, most urgent first."""
    user_id, now = get_current_user(dialog_manager).id, get_local_now(dialog_manager)
    name: Quadrant = dialog_manager.dialog_data.get(SQUARE_KEY, "do")

    async def read_tasks(offset: int) -> TaskPage:
        async with query_runner(TaskQueries) as queries:
            return await queries.get_quadrant_page(user_id, name, now, offset, PAGE_SIZE)

    found = await build_page_data(dialog_manager, read_tasks)
    return found | {"square": get_current_user(dialog_manager).translate(f"board-name-{name}")}
