"""Words written while a draft is open: they correct it, or are another task, and lose neither."""

from collections.abc import Awaitable, Callable
from typing import Any

from aiogram.types import ContentType, Message
from aiogram_dialog import DialogManager
from aiogram_dialog.widgets.input import MessageInput

from bot.routes import Draft
from bot.ui.context import get_local_now
from bot.ui.inputs import create_hint_input
from bot.ui.task_draft import TaskDraft, get_draft, update_draft
from bot.ui.text_parsing import MAX_TEXT_LENGTH, parse_task_text
from core.language.sanitizing import sanitize_text
from core.language.time_ranges import parse_time
from core.tasks.fields import build_corrections
from core.tasks.rules import get_next_day_at

TextHandler = Callable[[Message, DialogManager], Awaitable[None]]
MAX_DRAFT_DEPTH = 20
_PLACEHOLDER_TITLE = "x"


def create_correction_inputs(on_new_task: TextHandler) -> tuple[MessageInput, MessageInput]:
    """For the windows of a draft that ask for no words: «завтра в 9», «#дом», «полчаса» correct
    it; what has a title goes to `otherwise`."""

    async def handle_input(message: Message, _: MessageInput, manager: DialogManager) -> None:
        changes = parse_corrections(manager, sanitize_text(message.text or ""))
        if changes:
            update_draft(manager, **changes)
            await manager.switch_to(Draft.review)
        else:
            await on_new_task(message, manager)

    return MessageInput(handle_input, content_types=ContentType.TEXT), create_hint_input(
        "unknown-content"
    )


def parse_corrections(manager: DialogManager, text: str) -> dict[str, Any]:
    """The fields that words without a title change; none when they are no correction."""
    fields = get_draft(manager)
    if len(text) > MAX_TEXT_LENGTH or not text:
        return {}
    length = None if text.isdecimal() else parse_task_text(manager, f"{_PLACEHOLDER_TITLE} ~{text}")
    if length is not None and length.title == _PLACEHOLDER_TITLE and length.duration_minutes:
        return {"duration_minutes": length.duration_minutes}
    clock = parse_time(text)
    if clock is not None:
        return {
            "due_time": clock,
            "due_date": fields.due_date or get_next_day_at(clock, get_local_now(manager)),
        }
    said = parse_task_text(manager, text)
    return {} if said.title else build_corrections(said, fields.tags)


def is_repeated_message(manager: DialogManager, data: dict[str, Any]) -> bool:
    """Whether the open draft came of this very message: after a crash it may be read once more."""
    start = manager.start_data if get_unsaved_title(manager) else None
    return isinstance(start, dict) and _get_first_task_id(start) == _get_first_task_id(data)


def _get_first_task_id(data: dict[str, Any]) -> str:
    return str(data.get("drafts", [data])[0]["task_id"])


def get_unsaved_title(manager: DialogManager) -> str:
    """The title of a draft that is open with something to lose; empty where there is none."""
    if not manager.has_context() or len(manager.current_stack().intents) > MAX_DRAFT_DEPTH:
        return ""
    state, start = manager.current_context().state, manager.start_data
    if state.group is not Draft or state == Draft.write:
        return ""
    if state == Draft.several:
        assert isinstance(start, dict)
        return str(start["drafts"][0]["title"])
    fields = get_draft(manager)
    return "" if fields.saved and fields == TaskDraft.from_builtins(start) else fields.title
