"""A task in one line and as a card, in the person's language."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from html import escape
from uuid import UUID

from bot.notices.plan_words import duration
from bot.speaker import Speaker
from core.tasks.contracts import RepeatFrom, Step, TaskCard
from core.tasks.parse.describe import describe
from core.tasks.rules import next_reminder, overdue
from core.texts import day_name

PRIORITY_MARKS = {"high": "🔴", "medium": "🟡", "low": "🔵", None: ""}
BUTTON_LENGTH = 48
BLOCKERS_NAMED = 3
NOTES_SHOWN = 1500


def shorten(title: str, length: int = BUTTON_LENGTH) -> str:
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


def ticked(caption: str, identity: UUID, done: bool) -> tuple[str, str]:
    """A button with a tick box; its press says what it wants, so that a second does nothing."""
    return f"{'☑' if done else '☐'} {caption}", f"{'-' if done else '+'}{identity.hex}"


def steps(steps: Iterable[Step]) -> list[tuple[str, str]]:
    """Micro-steps as such buttons."""
    return [ticked(shorten(one.title), one.id, one.done) for one in steps]


def day_of(speaker: Speaker, now: datetime) -> date:
    """The person's own day at their wall clock, which may begin after midnight."""
    start = speaker.profile.day_start
    return (now - timedelta(hours=start.hour, minutes=start.minute)).date()


def rule(speaker: Speaker, rrule: str, repeat_from: RepeatFrom) -> str:
    """«каждые 3 дня, после выполнения»."""
    said = describe(rrule, speaker.locale)
    return f"{said}, {speaker.text('task-repeat-done')}" if repeat_from == "done" else said


def button(task: TaskCard, now: datetime, speaker: Speaker) -> str:
    """The caption of a task in a list: what presses, when, what."""
    today = day_of(speaker, now)
    due = "⚠️ " if overdue(task, now, today) else "⏳ " if _held(task, today) else ""
    if task.due_date is not None and task.due_date != today:
        due += f"{when(speaker, task.due_date, clock_of(task), today)} · "
    elif task.due_time is not None:
        due += f"{task.due_time:%H:%M} · "
    mark = PRIORITY_MARKS[task.priority]
    return f"{mark}{' ' if mark else ''}{due}{shorten(task.title)}"


def _held(task: TaskCard, today: date) -> bool:
    waits = task.waiting_until is not None and task.waiting_until > today
    return waits or bool(task.blocked_by)


def card(task: TaskCard, now: datetime, speaker: Speaker, blockers: Sequence[str] = ()) -> str:
    """The task as HTML; `blockers` are the titles of what has to be done first."""
    today = day_of(speaker, now)
    state = "✅" if task.completed_at else "🗑" if task.deleted else "📌"
    lines = [f"{state} <b>{escape(task.title, quote=False)}</b>", ""]
    if task.due_date is not None:
        due = when(speaker, task.due_date, clock_of(task), today)
        key = "task-line-overdue" if overdue(task, now, today) else "task-line-due"
        lines.append(speaker.rich(key, due=due))
    lines += _details(task, speaker) + _hindrances(task, today, speaker, blockers)
    lines += _reminder(task, now, speaker) + _done(task, today, speaker)
    long = _long(task, speaker)
    lines += long[1:] if not lines[-1] else long
    return "\n".join(lines).strip()


def _details(task: TaskCard, speaker: Speaker) -> list[str]:
    lines = []
    if task.rrule:
        said = rule(speaker, task.rrule, task.repeat_from)
        lines.append(speaker.rich("task-line-repeats", rule=said))
    if task.priority:
        lines.append(speaker.rich(f"task-priority-{task.priority}"))
    if task.tags:
        lines.append("🏷 " + " ".join(f"#{escape(tag, quote=False)}" for tag in task.tags))
    if task.project:
        lines.append("📁 " + escape(task.project, quote=False))
    if task.duration_minutes:
        lines.append(f"⏱ {duration(speaker, task.duration_minutes)}")
    return lines


def named(titles: Sequence[str], speaker: Speaker) -> str:
    """The first few titles in the quotation marks of the person's language."""
    short = (shorten(title, 60) for title in titles[:BLOCKERS_NAMED])
    return ", ".join(speaker.text("quoted", words=one) for one in short)


def _hindrances(
    task: TaskCard, today: date, speaker: Speaker, blockers: Sequence[str]
) -> list[str]:
    lines = []
    if task.waiting_until is not None and task.waiting_until > today:
        day = day_name(speaker.locale, task.waiting_until, today)
        lines.append(speaker.rich("task-line-waiting", day=day))
    if blockers:
        rest = max(0, len(blockers) - BLOCKERS_NAMED)
        lines.append(speaker.rich("task-line-blocked", titles=named(blockers, speaker), rest=rest))
    return lines


def _reminder(task: TaskCard, now: datetime, speaker: Speaker) -> list[str]:
    if task.completed_at or task.deleted:
        return []
    kept = speaker.local(task.remind_at) if task.remind_at else None
    local = next_reminder(task, kept, now)
    if local is None:
        return []
    at = when(speaker, local.date(), f"{local:%H:%M}", day_of(speaker, now))
    return [speaker.rich("task-line-reminder", at=at)]


def _done(task: TaskCard, today: date, speaker: Speaker) -> list[str]:
    if task.completed_at is None:
        return []
    done = speaker.local(task.completed_at)
    at = when(speaker, done.date(), f"{done:%H:%M}", today)
    return [speaker.rich("task-line-done", at=at)]


def _long(task: TaskCard, speaker: Speaker) -> list[str]:
    """The notes as a quotation, and how far the steps have come; those of a task that is over are
    named, for it has no buttons to tick."""
    lines = []
    if task.notes:
        kept = shorten(task.notes, NOTES_SHOWN)
        lines += ["", f"<blockquote expandable>{escape(kept, quote=False)}</blockquote>"]
    if task.steps:
        done = sum(step.done for step in task.steps)
        lines += ["", speaker.rich("task-line-steps", done=done, total=len(task.steps))]
        if task.completed_at or task.deleted:
            lines += [escape(caption, quote=False) for caption, _ in steps(task.steps)]
    return lines
