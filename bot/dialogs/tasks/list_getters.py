"""What the lists show."""

from typing import Any

from aiogram_dialog import DialogManager

from bot.dialogs.tasks.paging import build_page_data
from bot.dialogs.tasks.undoing import get_undo_data
from bot.ui.context import get_current_user, get_local_now, get_local_today
from bot.ui.current_user import QueryRunner
from bot.ui.pagers import PAGE_SIZE
from core.tasks.contracts.views import TaskPage
from core.tasks.queries import TaskFilter, TaskQueries

FILTER_KEY = "only"


def get_filter(manager: DialogManager) -> TaskFilter:
    """What the list of all tasks is narrowed to."""
    return TaskFilter(**(manager.dialog_data.get(FILTER_KEY) or {}))


def set_filter(manager: DialogManager, **filters: str) -> None:
    """Narrow the list of all tasks; to nothing shows all."""
    manager.dialog_data[FILTER_KEY] = filters


async def get_today_data(
    dialog_manager: DialogManager, query_runner: QueryRunner, **_: Any
) -> dict[str, Any]:
    """Open tasks due today or earlier and undated ones, most urgent first."""
    user_id, now = get_current_user(dialog_manager).id, get_local_now(dialog_manager)
    day, seen = get_local_today(dialog_manager), [TaskPage((), 0)]

    async def read_tasks(offset: int) -> TaskPage:
        async with query_runner(TaskQueries) as queries:
            seen.append(await queries.get_today_page(user_id, day, now, offset, PAGE_SIZE))
        return seen[-1]

    found, due = await build_page_data(dialog_manager, read_tasks), seen[-1].dated
    counted = {"due": due, "undated": found["total"] - due}
    return found | counted | get_undo_data(dialog_manager)


async def get_all_open_data(
    dialog_manager: DialogManager, query_runner: QueryRunner, **_: Any
) -> dict[str, Any]:
    """Every open task by day, or those that are searched for."""
    user_id, only = get_current_user(dialog_manager).id, get_filter(dialog_manager)

    async def read_tasks(offset: int) -> TaskPage:
        async with query_runner(TaskQueries) as queries:
            return await queries.get_page(user_id, offset, PAGE_SIZE, only)

    found = await build_page_data(dialog_manager, read_tasks)
    narrowed = format_filter(only)
    return (
        found
        | get_undo_data(dialog_manager)
        | {
            "only": narrowed,
            "narrowed": bool(narrowed),
            "everything": not narrowed and found["total"] > 0,
            "nothing": not narrowed and found["empty"],
        }
    )


def format_filter(task_filter: TaskFilter) -> str:
    """«отчёт», «#дом», «📁 Ремонт»: what a list is narrowed to; empty for nothing."""
    if task_filter.tag is not None:
        return f"#{task_filter.tag}"
    return f"📁 {task_filter.project}" if task_filter.project is not None else task_filter.words
