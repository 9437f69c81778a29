"""What the windows of career share: choices, pages, typed words, undo."""

from collections.abc import Awaitable, Callable, Sequence
from typing import Any, TypeVar

from aiogram.types import ContentType, Message
from aiogram_dialog import DialogManager
from aiogram_dialog.widgets.input import MessageInput

from bot.ui.context import get_current_user
from bot.ui.hints import show_hint
from bot.ui.inputs import create_hint_input
from bot.ui.undo import UndoStore
from core.career.contracts.goals import EditGoal
from core.career.contracts.parts import (
    EditKeyResult,
    EditMilestone,
    LinkToGoal,
    RemovePart,
    RestorePart,
    TickMilestone,
    UndoMove,
    UnlinkFromGoal,
    UntickMilestone,
)
from core.career.contracts.skills import (
    MAX_LEVEL,
    MIN_LEVEL,
    EditSkill,
    RemoveEntry,
    RestoreEntry,
    TakeBackAnswer,
)
from core.language.sanitizing import sanitize_text

T = TypeVar("T")
TextHandler = Callable[[DialogManager, str], Awaitable[None]]
MAX_TEXT_LENGTH = 1000
UNDO_STORE = UndoStore(
    RestorePart,
    UndoMove,
    EditGoal,
    EditSkill,
    EditKeyResult,
    EditMilestone,
    UnlinkFromGoal,
    LinkToGoal,
    RemoveEntry,
    RestoreEntry,
    TakeBackAnswer,
    RemovePart,
    TickMilestone,
    UntickMilestone,
)


def create_text_inputs(on_text: TextHandler) -> tuple[MessageInput, MessageInput]:
    """Takes words; what is none, or too much, is answered and the step stays."""
    return create_line_input(on_text), create_hint_input("career-words-please")


def create_line_input(
    on_text: TextHandler, when: Callable[..., Awaitable[bool]] | None = None
) -> MessageInput:
    """Takes words while `when` holds; others are left to whoever takes any."""

    async def handle_line_input(message: Message, _: MessageInput, manager: DialogManager) -> None:
        words = sanitize_text(message.text or "")
        if not words:
            show_hint(manager, "career-words-please")
        elif len(words) > MAX_TEXT_LENGTH:
            show_hint(manager, "career-too-long", limit=MAX_TEXT_LENGTH, length=len(words))
        else:
            await on_text(manager, words)

    return MessageInput(handle_line_input, content_types=ContentType.TEXT, filter=when)


def create_level_input(on_level: Callable[[DialogManager, int], Awaitable[None]]) -> Any:
    """Takes the digit of a level; other words are answered and the step stays."""

    async def handle_level_input(manager: DialogManager, text: str) -> None:
        if text.isdecimal() and MIN_LEVEL <= int(text) <= MAX_LEVEL:
            await on_level(manager, int(text))
        else:
            show_hint(manager, "skill-level-please", lowest=MIN_LEVEL, highest=MAX_LEVEL)

    return create_text_inputs(handle_level_input)


def validate_title(manager: DialogManager, text: str, limit: int) -> str | None:
    """The words as a title; None after a hint for one that is too long."""
    title = " ".join(text.split())
    if len(title) > limit:
        show_hint(manager, "career-too-long", limit=limit, length=len(title))
        return None
    return title


def create_ideas_getter(
    get_key: Callable[[str], str], codes: Sequence[str]
) -> Callable[..., Awaitable[dict[str, Any]]]:
    """A getter of ready-made answers: the texts of their keys, as `ideas`."""

    async def get_ideas_data(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
        current_user = get_current_user(dialog_manager)
        return {"ideas": [(current_user.translate(get_key(code)), code) for code in codes]}

    return get_ideas_data
