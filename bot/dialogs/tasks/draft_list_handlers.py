"""What a tap or a text does in the draft list windows."""

import re
from typing import Any
from uuid import UUID

import msgspec
from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager, StartMode
from aiogram_dialog.widgets.kbd import Button

from bot.dialogs.tasks.draft_list_getters import get_drafts
from bot.dialogs.tasks.undo import offer_undo
from bot.routes import Draft, Tasks
from bot.ui.context import derive_id, get_command_executor, get_current_user
from bot.ui.hints import show_good_news
from bot.ui.task_draft import TaskDraft, get_underlying_title
from bot.ui.text_parsing import parse_task_text
from core.language.sanitizing import sanitize_text
from core.tasks.contracts.batch import DeleteTasks
from core.tasks.contracts.views import NOTES_LENGTH

MAX_LINES = 20

MAX_LINE_LENGTH = 200

ADDED_KEY = "added"

_BULLET_PATTERN = re.compile(r"(?:[-–—•*·▪☐□]|\[[ xXхХ]?\]|\d{1,2}[.)])\s+")


def split_lines(text: str) -> list[str]:
    """The lines that say something, without the points or numbers of a list."""
    lines = (
        sanitize_text(_BULLET_PATTERN.sub("", line.strip(), count=1)) for line in text.splitlines()
    )
    return [line for line in lines if line]


def is_task_list(lines: list[str]) -> bool:
    """Whether each line may be a task of its own."""
    return 2 <= len(lines) <= MAX_LINES and all(len(line) <= MAX_LINE_LENGTH for line in lines)


def parse_drafts(manager: DialogManager, lines: list[str]) -> list[TaskDraft]:
    """A draft a line."""
    return [
        TaskDraft.from_parsed(parse_task_text(manager, line), line, derive_id(manager, number))
        for number, line in enumerate(lines)
    ]


async def save_all_drafts(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """A task a line, shown in the list with the way back; a second tap makes none twice."""
    who, executor, drafts = (
        get_current_user(manager).id,
        get_command_executor(manager),
        get_drafts(manager),
    )
    for one in drafts:
        await executor(one.build_add_command(who))
    if get_underlying_title(manager):
        show_good_news(manager, "draft-saved-several", count=len(drafts))
        await manager.done()
        return
    ids = [one.task_id.hex for one in drafts]
    await manager.start(Tasks.all, data={ADDED_KEY: ids}, mode=StartMode.RESET_STACK)


def initialize_list(data: Any, manager: DialogManager) -> None:
    """Tells how many were added, with the way back."""
    if isinstance(data, dict) and ADDED_KEY in data:
        current_user, ids = (
            get_current_user(manager),
            tuple(UUID(hex=one) for one in data[ADDED_KEY]),
        )
        text = current_user.translate("task-told-added", count=len(ids))
        offer_undo(manager, text, DeleteTasks(user_id=current_user.id, task_ids=ids))


async def merge_into_one(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """The first line is the task, the rest its note."""
    start: Any = manager.start_data
    fields = add_note(get_drafts(manager)[0], start["rest"])
    manager.dialog_data["fields"] = fields.to_builtins()
    await manager.switch_to(Draft.review)


def add_note(fields: TaskDraft, note: str) -> TaskDraft:
    """The draft with `rest` as its note, cut at what a note may have."""
    return msgspec.structs.replace(fields, notes=note[:NOTES_LENGTH])
