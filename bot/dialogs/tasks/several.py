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

from bot.context import act_of, new_id, speaker_of, today_of
from bot.dialogs.tasks.draft import Fields, behind
from bot.dialogs.tasks.lines import PRIORITY_MARKS, rule, shorten, when
from bot.dialogs.tasks.states import Draft, Tasks
from bot.dialogs.tasks.understanding import understand
from bot.dialogs.tasks.undoing import offer
from bot.hints import Hint, good_news
from bot.navigation import to_menu
from bot.texts import L, Rich
from bot.words import tidy
from core.tasks import contracts as c

MOST = 20
LONGEST = 200
ADDED = "added"
_POINT = re.compile(r"(?:[-–—•*·▪☐□]|\[[ xXхХ]?\]|\d{1,2}[.)])\s+")


def lines_of(text: str) -> list[str]:
    """The lines that say something, without the points or numbers of a list."""
    lines = (tidy(_POINT.sub("", line.strip(), count=1)) for line in text.splitlines())
    return [line for line in lines if line]


def is_list(lines: list[str]) -> bool:
    """Whether each line may be a task of its own."""
    return 2 <= len(lines) <= MOST and all(len(line) <= LONGEST for line in lines)


def understood(manager: DialogManager, lines: list[str]) -> list[Fields]:
    """A draft a line."""
    return [
        Fields.understood(understand(manager, line), line, new_id(manager, number))
        for number, line in enumerate(lines)
    ]


async def shown(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """What each line was understood as."""
    drafts = _drafts(dialog_manager)
    lines = "\n".join(f"• {_line(dialog_manager, one)}" for one in drafts)
    return {"count": len(drafts), "lines": lines, "behind": behind(dialog_manager)}


def _line(manager: DialogManager, fields: Fields) -> str:
    speaker, today = speaker_of(manager), today_of(manager)
    clock = f"{fields.due_time:%H:%M}" if fields.due_time else None
    due = when(speaker, fields.due_date, clock, today)
    repeats = rule(speaker, fields.rrule, fields.repeat_from) if fields.rrule else ""
    said = [escape(shorten(fields.title, 80), quote=False), *filter(None, (due, repeats))]
    return f"{PRIORITY_MARKS[fields.priority]} {' · '.join(said)}".strip()


def _drafts(manager: DialogManager) -> list[Fields]:
    start: Any = manager.start_data
    return [Fields.load(one) for one in start["drafts"]]


async def save_all(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """A task a line, shown in the list with the way back; a second tap makes none twice."""
    who, act, drafts = speaker_of(manager).id, act_of(manager), _drafts(manager)
    for one in drafts:
        await act(one.adding(who))
    if behind(manager):
        good_news(manager, "draft-saved-several", count=len(drafts))
        await manager.done()
        return
    ids = [one.task_id.hex for one in drafts]
    await manager.start(Tasks.all, data={ADDED: ids}, mode=StartMode.RESET_STACK)


def start_list(data: Any, manager: DialogManager) -> None:
    """Tells how many were added, with the way back."""
    if isinstance(data, dict) and ADDED in data:
        speaker, ids = speaker_of(manager), tuple(UUID(hex=one) for one in data[ADDED])
        told = speaker.text("task-told-added", count=len(ids))
        offer(manager, told, c.DeleteTasks(user_id=speaker.id, task_ids=ids))


async def as_one(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """The first line is the task, the rest its note."""
    start: Any = manager.start_data
    fields = noted(_drafts(manager)[0], start["rest"])
    manager.dialog_data["fields"] = fields.dump()
    await manager.switch_to(Draft.review)


def noted(fields: Fields, rest: str) -> Fields:
    """The draft with `rest` as its note, cut at what a note may have."""
    return msgspec.structs.replace(fields, notes=rest[: c.NOTES_LENGTH])


window = Window(
    Hint(),
    Rich("draft-several"),
    Format("{lines}"),
    Rich("draft-several-ask"),
    Button(L("draft-save-all"), id="all", on_click=save_all),
    Button(L("draft-as-one"), id="one", on_click=as_one),
    Cancel(L("button-cancel"), id="drop", when="behind"),
    to_menu("button-cancel", when=~F["behind"]),
    state=Draft.several,
    getter=shown,
)
