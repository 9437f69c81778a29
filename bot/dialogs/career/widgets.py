"""What the windows of career share: choices, pages, typed words, undo."""

from collections.abc import Awaitable, Callable, Sequence
from typing import Any, TypeVar
from uuid import NAMESPACE_URL, UUID, uuid5

from aiogram.types import CallbackQuery, ContentType, Message
from aiogram_dialog import DialogManager
from aiogram_dialog.widgets.input import MessageInput
from aiogram_dialog.widgets.kbd import Button, Row
from aiogram_dialog.widgets.text import Format

from bot.context import act_of, speaker_of
from bot.hints import hint
from bot.texts import L
from bot.words import tidy

T = TypeVar("T")
Typed = Callable[[DialogManager, str], Awaitable[None]]
PAGE = 8
LONGEST_TEXT = 1000


def pager(key: str) -> Row:
    """Turns the pages of the list `key`; not there while one page is enough."""

    async def turn(_: CallbackQuery, button: Button, manager: DialogManager) -> None:
        step = 1 if (button.widget_id or "").endswith("next") else -1
        manager.dialog_data[f"page_{key}"] = int(manager.dialog_data.get(f"page_{key}", 0)) + step

    return Row(
        Button(L("pager-prev"), id=f"{key}_prev", on_click=turn),
        Button(Format("{page}/{pages}"), id=f"{key}_page"),
        Button(L("pager-next"), id=f"{key}_next", on_click=turn),
        when="paged",
    )


def page_at(manager: DialogManager, key: str, total: int) -> tuple[int, dict[str, Any]]:
    """Where the page of list `key` begins, and what its pager shows."""
    pages = max(1, -(-total // PAGE))
    page = min(max(0, int(manager.dialog_data.get(f"page_{key}", 0))), pages - 1)
    manager.dialog_data[f"page_{key}"] = page
    return page * PAGE, {"page": page + 1, "pages": pages, "paged": pages > 1}


def on_page(manager: DialogManager, key: str, items: Sequence[T]) -> tuple[list[T], dict[str, Any]]:
    """The items of the page, and what its pager shows."""
    first, shown = page_at(manager, key, len(items))
    return list(items[first : first + PAGE]), shown


def words_input(finish: Typed) -> tuple[MessageInput, MessageInput]:
    """Takes words; what is none, or too much, is answered and the step stays."""

    async def typed(message: Message, _: MessageInput, manager: DialogManager) -> None:
        words = tidy(message.text or "")
        if not words:
            hint(manager, "career-words-please")
        elif len(words) > LONGEST_TEXT:
            hint(manager, "career-too-long", limit=LONGEST_TEXT, length=len(words))
        else:
            await finish(manager, words)

    return MessageInput(typed, content_types=ContentType.TEXT), MessageInput(_wants_words)


async def _wants_words(_: Message, __: MessageInput, manager: DialogManager) -> None:
    """A photo, sticker or voice where words are due."""
    hint(manager, "career-words-please")


def title_of(manager: DialogManager, words: str, limit: int) -> str | None:
    """The words as a title; None after a hint for one that is too long."""
    title = " ".join(words.split())
    if len(title) > limit:
        hint(manager, "career-too-long", limit=limit, length=len(title))
        return None
    return title


def new_id(manager: DialogManager, number: int = 0) -> UUID:
    """An id that follows from the update: what is read twice is made once."""
    return uuid5(NAMESPACE_URL, f"uspevai:career:{act_of(manager).origin}:{number}")


def ideas(
    key: Callable[[str], str], codes: Sequence[str]
) -> Callable[..., Awaitable[dict[str, Any]]]:
    """A getter of ready-made answers: the texts of their keys, as `ideas`."""

    async def getter(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
        speaker = speaker_of(dialog_manager)
        return {"ideas": [(speaker.text(key(code)), code) for code in codes]}

    return getter
