"""Words that no window asked for: a habit said in one line, or a task."""

from aiogram.types import ContentType, Message
from aiogram_dialog import DialogManager
from aiogram_dialog.widgets.input import MessageInput

from bot.dialogs.data.import_handlers import on_file
from bot.dialogs.habits.said import on_habit_text
from bot.dialogs.tasks.draft_handlers import on_task_text
from bot.typed import puzzled


async def on_free_words(message: Message, manager: DialogManager) -> None:
    """Shows what the words were understood as, whatever was going on."""
    if not await on_habit_text(message, manager):
        await on_task_text(message, manager)


def free_words() -> tuple[MessageInput, MessageInput, MessageInput]:
    """The last inputs of a window that itself takes some words only: no others, no file is lost."""

    async def typed(message: Message, _: MessageInput, manager: DialogManager) -> None:
        await on_free_words(message, manager)

    async def sent(message: Message, _: MessageInput, manager: DialogManager) -> None:
        await on_file(message, manager)

    return (
        MessageInput(typed, content_types=ContentType.TEXT),
        MessageInput(sent, content_types=ContentType.DOCUMENT),
        puzzled("unknown-content"),
    )
