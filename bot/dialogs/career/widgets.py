"""What the windows of career share: choices, pages, typed words, undo."""

from collections.abc import Awaitable, Callable, Sequence
from typing import Any, TypeVar

from aiogram.types import ContentType, Message
from aiogram_dialog import DialogManager
from aiogram_dialog.widgets.input import MessageInput

from bot.context import speaker_of
from bot.hints import hint
from bot.typed import puzzled
from bot.undo import Undo
from bot.words import tidy
from core.career import contracts as c
from core.career.contracts.skills import HIGHEST, LOWEST

T = TypeVar("T")
Typed = Callable[[DialogManager, str], Awaitable[None]]
LONGEST_TEXT = 1000
BACK = Undo(
    c.RestorePart,
    c.UndoMove,
    c.EditGoal,
    c.EditSkill,
    c.EditKeyResult,
    c.EditMilestone,
    c.UnlinkFromGoal,
    c.LinkToGoal,
    c.RemoveEntry,
    c.RestoreEntry,
    c.TakeBackAnswer,
    c.RemovePart,
    c.TickMilestone,
    c.UntickMilestone,
)


def words_input(finish: Typed) -> tuple[MessageInput, MessageInput]:
    """Takes words; what is none, or too much, is answered and the step stays."""
    return line_input(finish), puzzled("career-words-please")


def line_input(finish: Typed, when: Callable[..., Awaitable[bool]] | None = None) -> MessageInput:
    """Takes words while `when` holds; others are left to whoever takes any."""

    async def typed(message: Message, _: MessageInput, manager: DialogManager) -> None:
        words = tidy(message.text or "")
        if not words:
            hint(manager, "career-words-please")
        elif len(words) > LONGEST_TEXT:
            hint(manager, "career-too-long", limit=LONGEST_TEXT, length=len(words))
        else:
            await finish(manager, words)

    return MessageInput(typed, content_types=ContentType.TEXT, filter=when)


def level_input(finish: Callable[[DialogManager, int], Awaitable[None]]) -> Any:
    """Takes the digit of a level; other words are answered and the step stays."""

    async def typed(manager: DialogManager, words: str) -> None:
        if words.isdecimal() and LOWEST <= int(words) <= HIGHEST:
            await finish(manager, int(words))
        else:
            hint(manager, "skill-level-please", lowest=LOWEST, highest=HIGHEST)

    return words_input(typed)


def title_of(manager: DialogManager, words: str, limit: int) -> str | None:
    """The words as a title; None after a hint for one that is too long."""
    title = " ".join(words.split())
    if len(title) > limit:
        hint(manager, "career-too-long", limit=limit, length=len(title))
        return None
    return title


def ideas(
    key: Callable[[str], str], codes: Sequence[str]
) -> Callable[..., Awaitable[dict[str, Any]]]:
    """A getter of ready-made answers: the texts of their keys, as `ideas`."""

    async def getter(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
        speaker = speaker_of(dialog_manager)
        return {"ideas": [(speaker.text(key(code)), code) for code in codes]}

    return getter
