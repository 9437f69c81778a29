"""What the draft shows: each thing understood is a chip."""

from datetime import date, datetime
from html import escape
from typing import Any

from aiogram_dialog import DialogManager

from bot.context import now_of, speaker_of, today_of
from bot.dialogs.tasks.draft import Fields, behind, fields_of
from bot.dialogs.tasks.lines import rule, shorten, when
from bot.notices.plan_words import duration
from bot.speaker import Speaker
from core.texts import day_name

_CHIP = 40


async def review(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """The title, the chips' captions, and what the save button is called."""
    speaker, fields = speaker_of(dialog_manager), fields_of(dialog_manager)
    today = today_of(dialog_manager)
    day = when(speaker, fields.due_date, None, today) or speaker.text("chip-no-day")
    clock = f"{fields.due_time:%H:%M}" if fields.due_time else speaker.text("chip-no-time")
    extras = _extras(speaker, fields, today)
    return {
        "title": fields.title,
        "saved": fields.saved,
        "new": not fields.saved,
        "behind": behind(dialog_manager),
        "chip_day": f"📅 {day}",
        "chip_time": f"🕒 {clock}",
        "chip_priority": speaker.text(f"chip-priority-{fields.priority or 'none'}"),
        "chip_tags": _tags(speaker, fields),
        "chip_repeat": _repeat(speaker, fields),
        "chip_reminders": _reminders(speaker, fields, today),
        "past": _past(dialog_manager, fields),
        "extras": extras,
        "has_extras": bool(extras),
    }


async def more(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """The chips of what is said less often."""
    speaker, fields = speaker_of(dialog_manager), fields_of(dialog_manager)
    waiting = fields.waiting_until
    day = day_name(speaker.locale, waiting, today_of(dialog_manager)) if waiting else None
    return {
        "title": fields.title,
        "chip_project": _or(speaker, "📁", fields.project, "chip-no-project"),
        "chip_duration": f"⏱ {duration(speaker, fields.duration_minutes)}"
        if fields.duration_minutes
        else speaker.text("chip-no-duration"),
        "chip_notes": _or(speaker, "📝", fields.notes, "chip-no-notes"),
        "chip_waiting": _or(speaker, "⏳", day, "chip-no-waiting"),
    }


def _or(speaker: Speaker, sign: str, value: str | None, none: str) -> str:
    return f"{sign} {shorten(' '.join(value.split()), _CHIP)}" if value else speaker.text(none)


def _tags(speaker: Speaker, fields: Fields) -> str:
    tags = " ".join(f"#{tag}" for tag in fields.tags)
    return f"🏷 {tags[:_CHIP]}" if tags else speaker.text("chip-no-tags")


def _repeat(speaker: Speaker, fields: Fields) -> str:
    if not fields.rrule:
        return speaker.text("chip-no-repeat")
    return f"🔁 {shorten(rule(speaker, fields.rrule, fields.repeat_from), _CHIP)}"


def _reminders(speaker: Speaker, fields: Fields, today: date) -> str:
    count = len(fields.remind_before) + len(fields.remind_on)
    if count > 1:
        return speaker.text("chip-reminders", count=count)
    if fields.remind_on:
        return f"🔔 {moment(speaker, fields.remind_on[0], today)}"
    if fields.remind_before:
        return lead(speaker, fields.remind_before[0])
    return speaker.text("chip-remind-at-time" if fields.due_time else "chip-no-reminders")


def lead(speaker: Speaker, minutes: int) -> str:
    """«🔔 за 10 мин», «🔔 за 2 ч», «🔔 за 1 дн»."""
    for unit, length in (("days", 1440), ("hours", 60)):
        if minutes and minutes % length == 0:
            return speaker.text(f"task-remind-{unit}", count=minutes // length)
    return speaker.text("task-remind-before", minutes=minutes)


def moment(speaker: Speaker, at: datetime, today: date) -> str:
    """«завтра, 09:00»."""
    return when(speaker, at.date(), f"{at:%H:%M}", today)


def _past(manager: DialogManager, fields: Fields) -> bool:
    """True when the chosen moment is over already and nothing will remind: said, not forbidden."""
    now = now_of(manager)
    if fields.due_date is None or any(at > now for at in fields.remind_on):
        return False
    if fields.due_time is not None:
        return datetime.combine(fields.due_date, fields.due_time) < now
    return fields.due_date < today_of(manager)


def _extras(speaker: Speaker, fields: Fields, today: date) -> str:
    """Project, duration, notes and waiting: shown as HTML, one line."""
    parts = []
    if fields.project:
        parts.append(f"📁 {escape(fields.project, quote=False)}")
    if fields.duration_minutes:
        parts.append(f"⏱ {duration(speaker, fields.duration_minutes)}")
    if fields.waiting_until:
        day = day_name(speaker.locale, fields.waiting_until, today)
        parts.append(speaker.rich("task-line-waiting", day=day))
    if fields.notes:
        parts.append("📝")
    return " · ".join(parts)
