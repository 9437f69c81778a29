"""Words that no window asked for: a habit said in one line, or a task."""

from aiogram.types import ContentType, Message
from aiogram_dialog import DialogManager
from aiogram_dialog.widgets.input import MessageInput

from bot.dialogs.data.import_handlers import handle_file
from bot.dialogs.habits.said import handle_habit_text
from bot.dialogs.tasks.draft_handlers import handle_task_text
from bot.ui.inputs import create_hint_input


async def handle_free_text(message: Message, manager: DialogManager) -> None:
    """Shows what the words were understood as, whatever was going on."""
    if not await handle_habit_text(message, manager):
        await handle_task_text(message, manager)


def create_free_text_inputs() -> tuple[MessageInput, MessageInput, MessageInput]:
    """The last inputs of a window that itself takes some words only: no others, no file is lost."""

    async def handle_text(message: Message, _: MessageInput, manager: DialogManager) -> None:
        await handle_free_text(message, manager)

    async def handle_document(message: Message, _: MessageInput, manager: DialogManager) -> None:
        await handle_file(message, manager)

    return (
        MessageInput(handle_text, content_types=ContentType.TEXT),
        MessageInput(handle_document, content_types=ContentType.DOCUMENT),
        create_hint_input("unknown-content"),
    )
