"""What the lists and the card of a task show."""

from typing import Any
from uuid import UUID

from aiogram_dialog import DialogManager

from bot.context import now_of, reader_of, speaker_of
from bot.dialogs.tasks import lines
from bot.speaker import Reader
from core.kit.errors import NotFound
from core.tasks.contracts import TaskCard
from core.tasks.queries import TaskQueries
from core.tasks.rules import by_urgency

PAGE = 8
FRESH = "fresh_task"


def _page_of(manager: DialogManager, total: int) -> tuple[int, int]:
    """The page to show, from 0, and how many there are."""
    pages = max(1, -(-total // PAGE))
    page = min(max(0, int(manager.dialog_data.get("page", 0))), pages - 1)
    manager.dialog_data["page"] = page
    return page, pages


def _listed(manager: DialogManager, tasks: tuple[TaskCard, ...], total: int) -> dict[str, Any]:
    speaker, now = speaker_of(manager), now_of(manager)
    page, pages = _page_of(manager, total)
    return {
        "tasks": [(lines.button(task, now, speaker), task.id.hex) for task in tasks],
        "total": total,
        "page": page + 1,
        "pages": pages,
        "paged": pages > 1,
        "empty": total == 0,
    }


async def today(dialog_manager: DialogManager, reader: Reader, **_: Any) -> dict[str, Any]:
    """Open tasks due today or earlier and undated ones, most urgent first."""
    speaker, now = speaker_of(dialog_manager), now_of(dialog_manager)
    async with reader(TaskQueries) as queries:
        due = by_urgency(await queries.due_by(speaker.id, now.date()), now)
    page, _pages = _page_of(dialog_manager, len(due))
    shown = tuple(due[page * PAGE : (page + 1) * PAGE])
    return _listed(dialog_manager, shown, len(due))


async def all_open(dialog_manager: DialogManager, reader: Reader, **_: Any) -> dict[str, Any]:
    """Every open task by day, a page at a time."""
    speaker = speaker_of(dialog_manager)
    wanted = max(0, int(dialog_manager.dialog_data.get("page", 0)))
    async with reader(TaskQueries) as queries:
        found = await queries.page(speaker.id, wanted * PAGE, PAGE)
        page, _pages = _page_of(dialog_manager, found.total)
        if page != wanted:
            found = await queries.page(speaker.id, page * PAGE, PAGE)
    return _listed(dialog_manager, found.tasks, found.total)


async def chosen(manager: DialogManager) -> TaskCard:
    """The task the card speaks of, as a command of this update left it. Raises NotFound."""
    speaker = speaker_of(manager)
    task_id = UUID(hex=manager.dialog_data["task_id"])
    fresh = manager.middleware_data.get(FRESH)
    if isinstance(fresh, TaskCard) and fresh.id == task_id:
        return fresh
    async with reader_of(manager)(TaskQueries) as queries:
        task = await queries.card(task_id, speaker.id)
    if task is None:
        raise NotFound("task")
    return task


async def card(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """The card, and which buttons make sense for it."""
    task = await chosen(dialog_manager)
    open_now = task.completed_at is None and not task.deleted
    return {
        "card": lines.card(task, now_of(dialog_manager), speaker_of(dialog_manager)),
        "open": open_now,
        "done": task.completed_at is not None and not task.deleted,
        "deleted": task.deleted,
    }
