"""What the draft list windows show."""

from html import escape
from typing import Any

from aiogram_dialog import DialogManager

from bot.ui.cards.task_lines import (
    PRIORITY_MARKS,
    format_due_date,
    format_recurrence,
    shorten_title,
)
from bot.ui.context import get_current_user, get_local_today
from bot.ui.task_draft import TaskDraft, get_underlying_title


async def get_drafts_data(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """What each line was understood as."""
    drafts = get_drafts(dialog_manager)
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


def get_drafts(manager: DialogManager) -> list[TaskDraft]:
    start: Any = manager.start_data
    return [TaskDraft.from_builtins(one) for one in start["drafts"]]
