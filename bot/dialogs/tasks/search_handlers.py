"""What a tap or a text does in the search windows."""

from typing import Any

from aiogram.filters import CommandObject
from aiogram.types import CallbackQuery, Message
from aiogram_dialog import DialogManager, ShowMode, StartMode
from aiogram_dialog.widgets.input import MessageInput
from aiogram_dialog.widgets.kbd import Button

from bot.dialogs.tasks.list_handlers import set_filter
from bot.dialogs.tasks.search_getters import LABELS_KEY
from bot.routes import Tasks
from bot.ui.hints import show_hint
from bot.ui.pagers import reset_pages
from core.language.sanitizing import sanitize_text

MAX_SEARCH_LENGTH = 200


async def search_by_label(_: CallbackQuery, __: Any, manager: DialogManager, item_id: str) -> None:
    kept = manager.dialog_data.get(LABELS_KEY) or []
    if int(item_id) < len(kept):
        kind, name = kept[int(item_id)]
        await _show_filtered(manager, **{kind: name})


async def handle_search_input(message: Message, _: MessageInput, manager: DialogManager) -> None:
    """«отчёт», «#дом»: what is written is looked for everywhere."""
    words = sanitize_text(message.text or "")[:MAX_SEARCH_LENGTH]
    if not words:
        show_hint(manager, "task-text-please")
        return
    await _show_filtered(manager, words=words)


async def clear_search(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """All tasks again."""
    await _show_filtered(manager)


async def _show_filtered(manager: DialogManager, **filters: str) -> None:
    set_filter(manager, **filters)
    reset_pages(manager)
    await manager.switch_to(Tasks.all)


async def handle_tasks_command(
    message: Message, command: CommandObject, dialog_manager: DialogManager
) -> None:
    """/tasks opens the list; «/tasks отчёт» looks for it."""
    words = sanitize_text(command.args or "")[:MAX_SEARCH_LENGTH]
    await dialog_manager.start(
        Tasks.all,
        data={"words": words} if words else None,
        mode=StartMode.RESET_STACK,
        show_mode=ShowMode.SEND,
    )


async def initialize_search(data: Any, manager: DialogManager) -> None:
    """The list can be opened from outside with words to look for."""
    if isinstance(data, dict) and data.get("words"):
        set_filter(manager, words=str(data["words"]))
