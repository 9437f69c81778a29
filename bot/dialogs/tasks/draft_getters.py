"""What the draft shows: each thing understood is a chip."""

from html import escape
from typing import Any

from aiogram_dialog import DialogManager

from bot.context import now_of, speaker_of
from bot.dialogs.tasks.draft import Fields, fields_of
from bot.dialogs.tasks.lines import when
from bot.speaker import Speaker
from core.tasks.parse.describe import describe


async def review(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """The title, the chips' captions, and what the save button is called."""
    speaker, fields = speaker_of(dialog_manager), fields_of(dialog_manager)
    today = now_of(dialog_manager).date()
    day = when(speaker, fields.due_date, None, today) or speaker.text("chip-no-day")
    clock = f"{fields.due_time:%H:%M}" if fields.due_time else speaker.text("chip-no-time")
    priority = speaker.text(f"chip-priority-{fields.priority or 'none'}")
    return {
        "title": fields.title,
        "saved": fields.saved,
        "new": not fields.saved,
        "chip_day": f"📅 {day}",
        "chip_time": f"🕒 {clock}",
        "chip_priority": priority,
        "chip_tags": _tags(speaker, fields),
        "chip_repeat": f"🔁 {describe(fields.rrule, speaker.locale)}" if fields.rrule else "",
        "repeats": bool(fields.rrule),
        "dated": fields.due_date is not None,
        "past": _past(dialog_manager, fields),
        "extras": _extras(speaker, fields),
        "has_extras": bool(_extras(speaker, fields)),
    }


def _tags(speaker: Speaker, fields: Fields) -> str:
    tags = " ".join(f"#{tag}" for tag in fields.tags)
    return f"🏷 {tags[:40]}" if tags else speaker.text("chip-no-tags")


def _past(manager: DialogManager, fields: Fields) -> bool:
    """True when the chosen moment is over already: said, not forbidden."""
    if fields.due_date is None:
        return False
    now = now_of(manager)
    if fields.due_date == now.date():
        return fields.due_time is not None and fields.due_time < now.time()
    return fields.due_date < now.date()


def _extras(speaker: Speaker, fields: Fields) -> str:
    """Project, duration and reminders: shown as HTML, one line."""
    parts = []
    if fields.project:
        parts.append(f"📁 {escape(fields.project, quote=False)}")
    if fields.duration_minutes:
        parts.append(speaker.rich("task-line-duration", minutes=fields.duration_minutes))
    parts += [speaker.rich("task-remind-before", minutes=m) for m in fields.remind_before]
    return " · ".join(parts)
