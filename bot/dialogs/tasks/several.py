"""A message of several lines: a task a line, or one task with the rest as its note."""

import re
from html import escape
from typing import Any
from uuid import UUID

import msgspec
from aiogram import F
from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager, StartMode, Window
from aiogram_dialog.widgets.kbd import Button, Cancel
from aiogram_dialog.widgets.text import Format

from bot.dialogs.tasks.undoing import offer_undo
from bot.routes import Draft, Tasks
from bot.ui.cards.task_lines import (
    PRIORITY_MARKS,
    format_due_date,
    format_recurrence,
    shorten_title,
)
from bot.ui.context import derive_id, get_command_executor, get_current_user, get_local_today
from bot.ui.hints import HintText, show_good_news
from bot.ui.navigation import create_menu_button
from bot.ui.sanitizing import sanitize_text
from bot.ui.task_draft import TaskDraft, get_underlying_title
from bot.ui.text_parsing import parse_task_text
from bot.ui.texts import I18nHtml, I18nText
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


async def get_drafts_data(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """What each line was understood as."""
    drafts = _get_drafts(dialog_manager)
    lines = "\n".join(f"• {_format_draft(dialog_manager, one)}" for one in drafts)
    return {"count": len(drafts), "lines": lines, "behind": get_underlying_title(dialog_manager)}


def _format_draft(manager: DialogManager, fields: TaskDraft) -> str:
    current_user, today = get_current_user(manager), get_local_today(manager)
    clock = f"{fields.due_time:%H:%M}" if fields.due_time else None
    due = format_due_date(current_user, fields.due_date, clock, today)
    repeats = (
        format_recurrence(current_user, fields.rrule, fields.repeat_from) if fields.rrule else ""
    )
    said = [escape(shorten_title(fields.title, 80), quote=False), *filter(None, (due, repeats))]
    return f"{PRIORITY_MARKS[fields.priority]} {' · '.join(said)}".strip()


def _get_drafts(manager: DialogManager) -> list[TaskDraft]:
    start: Any = manager.start_data
    return [TaskDraft.from_builtins(one) for one in start["drafts"]]


async def save_all_drafts(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """A task a line, shown in the list with the way back; a second tap makes none twice."""
    who, executor, drafts = (
        get_current_user(manager).id,
        get_command_executor(manager),
        _get_drafts(manager),
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
    fields = add_note(_get_drafts(manager)[0], start["rest"])
    manager.dialog_data["fields"] = fields.to_builtins()
    await manager.switch_to(Draft.review)


def add_note(fields: TaskDraft, note: str) -> TaskDraft:
    """The draft with `rest` as its note, cut at what a note may have."""
    return msgspec.structs.replace(fields, notes=note[:NOTES_LENGTH])


drafts_window = Window(
    HintText(),
    I18nHtml("draft-several"),
    Format("{lines}"),
    I18nHtml("draft-several-ask"),
    Button(I18nText("draft-save-all"), id="all", on_click=save_all_drafts),
    Button(I18nText("draft-as-one"), id="one", on_click=merge_into_one),
    Cancel(I18nText("button-cancel"), id="drop", when="behind"),
    create_menu_button("button-cancel", when=~F["behind"]),
    state=Draft.several,
    getter=get_drafts_data,
)
