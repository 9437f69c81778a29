"""Where words are due in a window."""

from typing import Any

from aiogram.types import ContentType, Message
from aiogram_dialog import DialogManager
from aiogram_dialog.widgets.input import MessageInput

from bot.ui.hints import show_hint


def create_text_inputs(on_text: Any, hint_key: str) -> tuple[MessageInput, MessageInput]:
    """Words go to the handler `on_words`; a photo, sticker or voice is answered with the hint
    `otherwise`, and the step stays."""
    return MessageInput(on_text, content_types=ContentType.TEXT), create_hint_input(hint_key)


def create_hint_input(key: str) -> MessageInput:
    """Answers whatever no input above took with the hint `key`."""

    async def answer_with_hint(_: Message, __: MessageInput, manager: DialogManager) -> None:
        show_hint(manager, key)

    return MessageInput(answer_with_hint)
