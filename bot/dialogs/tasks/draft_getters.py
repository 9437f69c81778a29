"""What the draft shows: each thing understood is a chip."""

from datetime import date, datetime
from html import escape
from typing import Any

from aiogram_dialog import DialogManager

from bot.ui.cards.plan_lines import format_duration
from bot.ui.cards.task_lines import format_due_date, format_recurrence, shorten_title
from bot.ui.context import get_current_user, get_local_now, get_local_today
from bot.ui.current_user import CurrentUser
from bot.ui.task_draft import TaskDraft, get_draft, get_underlying_title
from core.tasks.rules import is_past
from core.texts import format_day

_MAX_CHIP_LENGTH = 40


async def get_review_data(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """The title, the chips' captions, and what the save button is called."""
    current_user, fields = get_current_user(dialog_manager), get_draft(dialog_manager)
    today = get_local_today(dialog_manager)
    day = format_due_date(current_user, fields.due_date, None, today) or current_user.translate(
        "chip-no-day"
    )
    clock = (
        f"{fields.due_time:%H:%M}" if fields.due_time else current_user.translate("chip-no-time")
    )
    extras = _format_extras(current_user, fields, today)
    return {
        "title": fields.title,
        "saved": fields.saved,
        "new": not fields.saved,
        "behind": get_underlying_title(dialog_manager),
        "chip_day": f"📅 {day}",
        "chip_time": f"🕒 {clock}",
        "chip_priority": current_user.translate(f"chip-priority-{fields.priority or 'none'}"),
        "chip_tags": _format_tags(current_user, fields),
        "chip_repeat": _format_repeat(current_user, fields),
        "chip_reminders": _format_reminders(current_user, fields, today),
        "past": _is_in_past(dialog_manager, fields),
        "extras": extras,
        "has_extras": bool(extras),
    }


async def get_details_data(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """The chips of what is said less often."""
    current_user, fields = get_current_user(dialog_manager), get_draft(dialog_manager)
    waiting = fields.waiting_until
    day = (
        format_day(current_user.locale, waiting, get_local_today(dialog_manager))
        if waiting
        else None
    )
    return {
        "title": fields.title,
        "chip_project": _format_chip(current_user, "📁", fields.project, "chip-no-project"),
        "chip_duration": f"⏱ {format_duration(current_user, fields.duration_minutes)}"
        if fields.duration_minutes
        else current_user.translate("chip-no-duration"),
        "chip_notes": _format_chip(current_user, "📝", fields.notes, "chip-no-notes"),
        "chip_waiting": _format_chip(current_user, "⏳", day, "chip-no-waiting"),
    }


def _format_chip(current_user: CurrentUser, sign: str, value: str | None, empty_key: str) -> str:
    return (
        f"{sign} {shorten_title(' '.join(value.split()), _MAX_CHIP_LENGTH)}"
        if value
        else current_user.translate(empty_key)
    )


def _format_tags(current_user: CurrentUser, fields: TaskDraft) -> str:
    tags = " ".join(f"#{tag}" for tag in fields.tags)
    return f"🏷 {tags[:_MAX_CHIP_LENGTH]}" if tags else current_user.translate("chip-no-tags")


def _format_repeat(current_user: CurrentUser, fields: TaskDraft) -> str:
    if not fields.rrule:
        return current_user.translate("chip-no-repeat")
    recurrence = format_recurrence(current_user, fields.rrule, fields.repeat_from)
    return f"🔁 {shorten_title(recurrence, _MAX_CHIP_LENGTH)}"


def _format_reminders(current_user: CurrentUser, fields: TaskDraft, today: date) -> str:
    count = len(fields.remind_before) + len(fields.remind_on)
    if count > 1:
        return current_user.translate("chip-reminders", count=count)
    if fields.remind_on:
        return f"🔔 {format_moment(current_user, fields.remind_on[0], today)}"
    if fields.remind_before:
        return format_lead_time(current_user, fields.remind_before[0])
    return current_user.translate("chip-remind-at-time" if fields.due_time else "chip-no-reminders")


def format_lead_time(current_user: CurrentUser, minutes: int) -> str:
    """«🔔 за 10 мин», «🔔 за 2 ч», «🔔 за 1 дн»."""
    for unit, length in (("days", 1440), ("hours", 60)):
        if minutes and minutes % length == 0:
            return current_user.translate(f"task-remind-{unit}", count=minutes // length)
    return current_user.translate("task-remind-before", minutes=minutes)


def format_moment(current_user: CurrentUser, at: datetime, today: date) -> str:
    """«завтра, 09:00»."""
    return format_due_date(current_user, at.date(), f"{at:%H:%M}", today)


def _is_in_past(manager: DialogManager, fields: TaskDraft) -> bool:
    """True when the chosen moment is over already and nothing will remind: said, not forbidden."""
    now = get_local_now(manager)
    if fields.due_date is None or any(at > now for at in fields.remind_on):
        return False
    return is_past(fields.due_date, fields.due_time, now, get_local_today(manager))


def _format_extras(current_user: CurrentUser, fields: TaskDraft, today: date) -> str:
    """Project, duration, notes and waiting: shown as HTML, one line."""
    parts = []
    if fields.project:
        parts.append(f"📁 {escape(fields.project, quote=False)}")
    if fields.duration_minutes:
        parts.append(f"⏱ {format_duration(current_user, fields.duration_minutes)}")
    if fields.waiting_until:
        day = format_day(current_user.locale, fields.waiting_until, today)
        parts.append(current_user.translate_html("task-line-waiting", day=day))
    if fields.notes:
        parts.append("📝")
    return " · ".join(parts)
