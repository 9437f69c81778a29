"""What the card windows show."""

from typing import Any
from uuid import UUID

from aiogram_dialog import DialogManager

from bot.dialogs.tasks.undo import (
    get_undo_data,
)
from bot.ui.cards import task_lines as lines
from bot.ui.context import (
    get_current_user,
    get_local_now,
    get_local_today,
    get_query_runner,
)
from core.kit.errors import NotFound
from core.tasks.contracts.views import TaskCard
from core.tasks.queries import TaskQueries

FRESH_TASK_KEY = "fresh_task"

TASK_ID_KEY, ORIGIN_KEY = "task_id", "from"


def get_command_ids(manager: DialogManager) -> dict[str, Any]:
    """The person and the task the card speaks of, for a command."""
    return {
        "user_id": get_current_user(manager).id,
        "task_id": UUID(hex=manager.dialog_data[TASK_ID_KEY]),
    }


async def load_task(manager: DialogManager) -> TaskCard:
    """The task the card speaks of, as a command of this update left it. Raises NotFound."""
    task_id = UUID(hex=manager.dialog_data[TASK_ID_KEY])
    fresh = manager.middleware_data.get(FRESH_TASK_KEY)
    if isinstance(fresh, TaskCard) and fresh.id == task_id:
        return fresh
    async with get_query_runner(manager)(TaskQueries) as queries:
        task = await queries.get_card(task_id, get_current_user(manager).id)
    if task is None:
        raise NotFound("task")
    return task


async def load_titles(manager: DialogManager, ids: tuple[UUID, ...]) -> list[str]:
    """What the person's tasks of these ids are called."""
    if not ids:
        return []
    user_id = get_current_user(manager).id
    async with get_query_runner(manager)(TaskQueries) as queries:
        found = await queries.get_cards([(one, user_id) for one in ids])
    return [found[one, user_id].title for one in ids if (one, user_id) in found]


async def get_card_data(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """The card, and which buttons make sense for it."""
    task = await load_task(dialog_manager)
    blockers = await load_titles(dialog_manager, task.blocked_by)
    said = lines.format_task_card(
        task, get_local_now(dialog_manager), get_current_user(dialog_manager), blockers
    )
    if task.completed_at is not None and not task.deleted:
        said += await _format_next_occurrence(dialog_manager, task) + await _format_unblocked(
            dialog_manager, task
        )
    return get_undo_data(dialog_manager) | {
        "card": said,
        "open": task.is_open,
        "done": task.completed_at is not None and not task.deleted,
        "deleted": task.deleted,
        "steps": lines.build_step_toggles(task.steps) if task.is_open else [],
    }


async def _format_next_occurrence(manager: DialogManager, task: TaskCard) -> str:
    """When a task that repeats comes again."""
    if task.rrule is None:
        return ""
    current_user, today = get_current_user(manager), get_local_today(manager)
    async with get_query_runner(manager)(TaskQueries) as queries:
        card = await queries.find_open_occurrence(task.id, current_user.id)
    if card is None:
        return ""
    at = lines.format_due_date(current_user, card.due_date, lines.get_due_time(card), today)
    return "\n" + current_user.translate_html("task-line-next", at=at)


async def _format_unblocked(manager: DialogManager, task: TaskCard) -> str:
    """What its being done makes possible."""
    if not task.blocking:
        return ""
    current_user = get_current_user(manager)
    async with get_query_runner(manager)(TaskQueries) as queries:
        freed = await queries.list_freed_by(task.id, current_user.id)
    if not freed:
        return ""
    titles = lines.format_quoted_titles([one.title for one in freed], current_user)
    return "\n" + current_user.translate_html("task-line-freed", titles=titles)
