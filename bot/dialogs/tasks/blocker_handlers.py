"""What a tap or a text does in the blocker windows."""

from typing import Any
from uuid import UUID

from aiogram.types import CallbackQuery, Message
from aiogram_dialog import DialogManager
from aiogram_dialog.widgets.input import MessageInput
from aiogram_dialog.widgets.kbd import Button

from bot.dialogs.tasks.blocker_getters import SEARCH_KEY
from bot.dialogs.tasks.card_getters import get_command_ids, load_task
from bot.dialogs.tasks.card_handlers import execute_and_remember
from bot.routes import Tasks
from bot.ui.hints import show_hint
from bot.ui.pagers import reset_pages
from core.kit.errors import DomainError
from core.language.sanitizing import sanitize_text
from core.tasks.contracts.commands import EditTask
from core.tasks.contracts.views import MAX_BLOCKERS


async def handle_search_input(message: Message, _: MessageInput, manager: DialogManager) -> None:
    """Narrow the list to tasks with these words."""
    manager.dialog_data[SEARCH_KEY] = sanitize_text(message.text or "")
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


async def return_to_card(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    manager.dialog_data.pop(SEARCH_KEY, None)
    await manager.switch_to(Tasks.card)
