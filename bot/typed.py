"""Where words are due in a window."""

from typing import Any

from aiogram.types import ContentType, Message
from aiogram_dialog import DialogManager
from aiogram_dialog.widgets.input import MessageInput

from bot.hints import hint


def words_or_hint(on_words: Any, otherwise: str) -> tuple[MessageInput, MessageInput]:
    """Words go to the handler `on_words`; a photo, sticker or voice is answered with the hint
    `otherwise`, and the step stays."""
    return MessageInput(on_words, content_types=ContentType.TEXT), puzzled(otherwise)


def puzzled(key: str) -> MessageInput:
    """Answers whatever no input above took with the hint `key`."""

    async def answer(_: Message, __: MessageInput, manager: DialogManager) -> None:
        hint(manager, key)

    return MessageInput(answer)
