"""Words written while a draft is open: they correct it, or are another task, and lose neither."""

from collections.abc import Awaitable, Callable
from typing import Any

from aiogram.types import ContentType, Message
from aiogram_dialog import DialogManager
from aiogram_dialog.widgets.input import MessageInput

from bot.dialogs.tasks.draft import Fields, fields_of, keep
from bot.dialogs.tasks.states import Draft
from bot.dialogs.tasks.understanding import LONGEST, next_at, understand
from bot.hours import read_time
from bot.typed import puzzled
from bot.words import tidy
from core.tasks.contracts import TAGS
from core.tasks.parse.result import ParsedTask

OnWords = Callable[[Message, DialogManager], Awaitable[None]]
DEEPEST = 20
_NOTHING = "x"


def inputs(otherwise: OnWords) -> tuple[MessageInput, MessageInput]:
    """For the windows of a draft that ask for no words: «завтра в 9», «#дом», «полчаса» correct
    it; what has a title goes to `otherwise`."""

    async def typed(message: Message, _: MessageInput, manager: DialogManager) -> None:
        changes = corrections(manager, tidy(message.text or ""))
        if changes:
            keep(manager, **changes)
            await manager.switch_to(Draft.review)
        else:
            await otherwise(message, manager)

    return MessageInput(typed, content_types=ContentType.TEXT), puzzled("unknown-content")


def corrections(manager: DialogManager, words: str) -> dict[str, Any]:
    """The fields that words without a title change; none when they are no correction."""
    fields = fields_of(manager)
    if len(words) > LONGEST or not words:
        return {}
    length = None if words.isdecimal() else understand(manager, f"{_NOTHING} ~{words}")
    if length is not None and length.title == _NOTHING and length.duration_minutes:
        return {"duration_minutes": length.duration_minutes}
    clock = read_time(words)
    if clock is not None:
        return {"due_time": clock, "due_date": fields.due_date or next_at(manager, clock)}
    said = understand(manager, words)
    return {} if said.title else _said(said, fields)


def _said(said: ParsedTask, fields: Fields) -> dict[str, Any]:
    changes: dict[str, Any] = {
        "due_date": said.due_date,
        "due_time": said.due_time,
        "rrule": said.rrule,
        "repeat_from": said.repeat_from if said.rrule else None,
        "priority": said.priority,
        "project": said.project,
        "duration_minutes": said.duration_minutes,
        "remind_before": said.remind_before_minutes,
        "tags": tuple(dict.fromkeys((*fields.tags, *said.tags)))[:TAGS] if said.tags else None,
    }
    return {name: value for name, value in changes.items() if value}


def read_again(manager: DialogManager, data: dict[str, Any]) -> bool:
    """Whether the open draft came of this very message: after a crash it may be read once more."""
    start = manager.start_data if unsaved(manager) else None
    return isinstance(start, dict) and _first_id(start) == _first_id(data)


def _first_id(data: dict[str, Any]) -> str:
    return str(data.get("drafts", [data])[0]["task_id"])


def unsaved(manager: DialogManager) -> str:
    """The title of a draft that is open with something to lose; empty where there is none."""
    if not manager.has_context() or len(manager.current_stack().intents) > DEEPEST:
        return ""
    state, start = manager.current_context().state, manager.start_data
    if state.group is not Draft or state == Draft.write:
        return ""
    if state == Draft.several:
        assert isinstance(start, dict)
        return str(start["drafts"][0]["title"])
    fields = fields_of(manager)
    return "" if fields.saved and fields == Fields.load(start) else fields.title
