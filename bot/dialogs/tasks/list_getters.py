"""What the list windows show."""

from collections.abc import Awaitable, Callable
from datetime import datetime
from typing import Any
from uuid import UUID

from aiogram_dialog import DialogManager

from bot.dialogs.tasks.undo import get_undo_data
from bot.ui.cards import task_lines as lines
from bot.ui.context import get_current_user, get_local_now, get_local_today
from bot.ui.current_user import CurrentUser, QueryRunner
from bot.ui.pagers import PAGE_SIZE, load_page
from core.tasks.contracts.views import TaskCard, TaskPage
from core.tasks.queries import TaskFilter, TaskQueries

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


FILTER_KEY = "only"
OPENING_KEY, TICKED_KEY = "opening", "ticked"


def get_filter(manager: DialogManager) -> TaskFilter:
    """What the list of all tasks is narrowed to."""
    return TaskFilter(**(manager.dialog_data.get(FILTER_KEY) or {}))


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
    opening = bool(dialog_manager.dialog_data.get(OPENING_KEY))
    ticked = await _load_ticked(dialog_manager, query_runner)
    marked = [(caption if opening else f"⬜ {caption}", code) for caption, code in found["tasks"]]
    done = [(f"✅ {lines.shorten_title(card.title)}", card.id.hex) for card in ticked]
    modes = {
        "tasks": marked + done,
        "can_open": bool(marked) and not opening,
        "opening": bool(marked) and opening,
    }
    return found | counted | modes | get_undo_data(dialog_manager)


async def _load_ticked(dialog_manager: DialogManager, query_runner: QueryRunner) -> list[TaskCard]:
    """What was ticked in this window and is still done."""
    user_id = get_current_user(dialog_manager).id
    ids = [UUID(hex=code) for code in dialog_manager.dialog_data.get(TICKED_KEY, [])]
    if not ids:
        return []
    async with query_runner(TaskQueries) as queries:
        cards = await queries.get_cards([(task_id, user_id) for task_id in ids])
    found = (cards.get((task_id, user_id)) for task_id in ids)
    return [card for card in found if card is not None and card.completed_at is not None]


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
