"""What has to be done before a task: other open tasks, chosen from a list or found by words."""

from typing import Any
from uuid import UUID

from aiogram.enums import ContentType
from aiogram.types import CallbackQuery, Message
from aiogram_dialog import DialogManager, Window
from aiogram_dialog.widgets.input import MessageInput
from aiogram_dialog.widgets.kbd import Button, Column

from bot.dialogs.tasks.card import execute_and_remember, get_command_ids, load_task
from bot.routes import Tasks
from bot.ui.cards import task_lines as lines
from bot.ui.choosers import create_select
from bot.ui.context import get_current_user, get_query_runner
from bot.ui.hints import HintText, show_hint
from bot.ui.item_codes import TOGGLED_ID
from bot.ui.pagers import PAGE_SIZE, create_pager, load_page, reset_pages
from bot.ui.sanitizing import sanitize_text
from bot.ui.texts import I18nHtml, I18nText
from core.kit.errors import DomainError
from core.tasks.contracts.commands import EditTask
from core.tasks.contracts.views import MAX_BLOCKERS, TaskPage
from core.tasks.queries import TaskFilter, TaskQueries

_SEARCH_KEY = "blocker_words"


async def handle_search_input(message: Message, _: MessageInput, manager: DialogManager) -> None:
    """Narrow the list to tasks with these words."""
    manager.dialog_data[_SEARCH_KEY] = sanitize_text(message.text or "")
    reset_pages(manager)


async def toggle_blocker(_: CallbackQuery, __: Any, manager: DialogManager, item_id: str) -> None:
    """One blocker more or less; one that waits for this task itself is refused."""
    task, other = await load_task(manager), UUID(hex=item_id[1:])
    kept = tuple(one for one in task.blocked_by if one != other)
    blockers = (*kept, other) if item_id[0] == "+" else kept
    if len(blockers) > MAX_BLOCKERS:
        show_hint(manager, "task-too-many-blockers", limit=MAX_BLOCKERS)
        return
    try:
        await execute_and_remember(
            manager, EditTask(**get_command_ids(manager), blocked_by=blockers)
        )
    except DomainError as refusal:
        if refusal.code != "task-cycle":
            raise
        show_hint(manager, "error-task-cycle")


async def get_candidates_data(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """Open tasks but for this one, with a tick at those it waits for."""
    task, user_id = await load_task(dialog_manager), get_current_user(dialog_manager).id
    words = dialog_manager.dialog_data.get(_SEARCH_KEY, "")

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


async def return_to_card(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    manager.dialog_data.pop(_SEARCH_KEY, None)
    await manager.switch_to(Tasks.card)


blockers_window = Window(
    HintText(),
    I18nHtml("task-ask-blockers"),
    I18nHtml("task-found-nothing", when="nothing"),
    Column(create_select("blocker", "tasks", toggle_blocker, codes=TOGGLED_ID)),
    create_pager(),
    MessageInput(handle_search_input, content_types=ContentType.TEXT),
    Button(I18nText("button-back"), id="back", on_click=return_to_card),
    state=Tasks.blockers,
    getter=get_candidates_data,
)
