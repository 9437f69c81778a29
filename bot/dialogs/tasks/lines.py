"""A task in one line and as a card, in the person's language."""

from datetime import date, datetime
from html import escape

from bot.speaker import Speaker
from core.tasks.contracts import TaskCard
from core.tasks.parse.describe import describe
from core.tasks.rules import overdue
from core.texts import day_name

PRIORITY_MARKS = {"high": "🔴", "medium": "🟡", "low": "🔵", None: ""}
BUTTON_LENGTH = 48


def shorten(title: str, length: int) -> str:
    """The title cut at `length` characters with an ellipsis."""
    return title if len(title) <= length else title[: length - 1].rstrip() + "…"


def when(speaker: Speaker, day: date | None, clock: str | None, today: date) -> str:
    """«завтра, 18:00», or nothing for a task without a date."""
    if day is None:
        return ""
    name = day_name(speaker.locale, day, today)
    return f"{name}, {clock}" if clock else name


def clock_of(task: TaskCard) -> str | None:
    return f"{task.due_time:%H:%M}" if task.due_time else None


def button(task: TaskCard, now: datetime, speaker: Speaker) -> str:
    """The caption of a task in a list: what presses, when, what."""
    due = ""
    if overdue(task, now):
        due = "⚠️ "
    if task.due_date is not None and task.due_date != now.date():
        due += f"{when(speaker, task.due_date, clock_of(task), now.date())} · "
    elif task.due_time is not None:
        due += f"{task.due_time:%H:%M} · "
    mark = PRIORITY_MARKS[task.priority]
    return f"{mark}{' ' if mark else ''}{due}{shorten(task.title, BUTTON_LENGTH)}"


def card(task: TaskCard, now: datetime, speaker: Speaker) -> str:
    """The task as HTML."""
    state = "✅" if task.completed_at else "🗑" if task.deleted else "📌"
    lines = [f"{state} <b>{escape(task.title, quote=False)}</b>", ""]
    if task.due_date is not None:
        due = when(speaker, task.due_date, clock_of(task), now.date())
        key = "task-line-overdue" if overdue(task, now) else "task-line-due"
        lines.append(speaker.rich(key, due=due))
    lines += _details(task, now, speaker)
    return "\n".join(lines).strip()


def _details(task: TaskCard, now: datetime, speaker: Speaker) -> list[str]:
    lines = []
    if task.rrule:
        lines.append(speaker.rich("task-line-repeats", rule=describe(task.rrule, speaker.locale)))
    if task.priority:
        lines.append(speaker.rich(f"task-priority-{task.priority}"))
    if task.tags:
        lines.append("🏷 " + " ".join(f"#{escape(tag, quote=False)}" for tag in task.tags))
    if task.project:
        lines.append("📁 " + escape(task.project, quote=False))
    if task.duration_minutes:
        lines.append(speaker.rich("task-line-duration", minutes=task.duration_minutes))
    if task.remind_at and not task.completed_at and not task.deleted:
        local = speaker.local(task.remind_at)
        at = when(speaker, local.date(), f"{local:%H:%M}", now.date())
        lines.append(speaker.rich("task-line-reminder", at=at))
    if task.completed_at:
        done = speaker.local(task.completed_at)
        at = when(speaker, done.date(), f"{done:%H:%M}", now.date())
        lines.append(speaker.rich("task-line-done", at=at))
    return lines
