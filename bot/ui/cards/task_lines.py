"""A task in one line and as a card, in the person's language."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from html import escape
from uuid import UUID

from bot.ui.cards.plan_lines import format_duration
from bot.ui.current_user import CurrentUser
from core.language.describe import describe_rrule
from core.language.values import RepeatFrom
from core.tasks.contracts.views import Step, TaskCard
from core.tasks.rules import get_next_reminder, is_held_back, is_overdue
from core.texts import format_day

PRIORITY_MARKS = {"high": "🔴", "medium": "🟡", "low": "🔵", None: ""}
MAX_BUTTON_LENGTH = 48
MAX_NAMED_BLOCKERS = 3
MAX_NOTES_LENGTH = 1500


def shorten_title(title: str, length: int = MAX_BUTTON_LENGTH) -> str:
    """The title cut at `length` characters with an ellipsis."""
    return title if len(title) <= length else title[: length - 1].rstrip() + "…"


def format_due_date(
    current_user: CurrentUser, day: date | None, clock: str | None, today: date
) -> str:
    """«завтра, 18:00», or nothing for a task without a date."""
    if day is None:
        return ""
    name = format_day(current_user.locale, day, today)
    return f"{name}, {clock}" if clock else name


def get_due_time(task: TaskCard) -> str | None:
    return f"{task.due_time:%H:%M}" if task.due_time else None


def build_toggle(caption: str, item_id: UUID, done: bool) -> tuple[str, str]:
    """A button with a tick box; its press says what it wants, so that a second does nothing."""
    return f"{'☑' if done else '☐'} {caption}", f"{'-' if done else '+'}{item_id.hex}"


def build_step_toggles(steps: Iterable[Step]) -> list[tuple[str, str]]:
    """Micro-steps as such buttons."""
    return [build_toggle(shorten_title(one.title), one.id, one.done) for one in steps]


def format_recurrence(current_user: CurrentUser, rrule: str, repeat_from: RepeatFrom) -> str:
    """«каждые 3 дня, после выполнения»."""
    said = describe_rrule(rrule, current_user.locale)
    return (
        f"{said}, {current_user.translate('task-repeat-done')}" if repeat_from == "done" else said
    )


def format_task_button(task: TaskCard, now: datetime, current_user: CurrentUser) -> str:
    """The caption of a task in a list: what presses, when, what."""
    today = current_user.profile.get_clock_day(now)
    due = "⚠️ " if is_overdue(task, now, today) else "⏳ " if is_held_back(task, today) else ""
    if task.due_date is not None and task.due_date != today:
        due += f"{format_due_date(current_user, task.due_date, get_due_time(task), today)} · "
    elif task.due_time is not None:
        due += f"{task.due_time:%H:%M} · "
    mark = PRIORITY_MARKS[task.priority]
    return f"{mark}{' ' if mark else ''}{due}{shorten_title(task.title)}"


def format_task_card(
    task: TaskCard, now: datetime, current_user: CurrentUser, blockers: Sequence[str] = ()
) -> str:
    """The task as HTML; `blockers` are the titles of what has to be done first."""
    today = current_user.profile.get_clock_day(now)
    state = "✅" if task.completed_at else "🗑" if task.deleted else "📌"
    lines = [f"{state} <b>{escape(task.title, quote=False)}</b>", ""]
    if task.due_date is not None:
        due = format_due_date(current_user, task.due_date, get_due_time(task), today)
        key = "task-line-overdue" if is_overdue(task, now, today) else "task-line-due"
        lines.append(current_user.translate_html(key, due=due))
    lines += _format_details(task, current_user) + _format_hindrances(
        task, today, current_user, blockers
    )
    lines += _format_reminder(task, now, current_user) + _format_completion(
        task, today, current_user
    )
    long = _format_notes_and_steps(task, current_user)
    lines += long[1:] if not lines[-1] else long
    return "\n".join(lines).strip()


def _format_details(task: TaskCard, current_user: CurrentUser) -> list[str]:
    lines = []
    if task.rrule:
        said = format_recurrence(current_user, task.rrule, task.repeat_from)
        lines.append(current_user.translate_html("task-line-repeats", rule=said))
    if task.priority:
        lines.append(current_user.translate_html(f"task-priority-{task.priority}"))
    if task.tags:
        lines.append("🏷 " + " ".join(f"#{escape(tag, quote=False)}" for tag in task.tags))
    if task.project:
        lines.append("📁 " + escape(task.project, quote=False))
    if task.duration_minutes:
        lines.append(f"⏱ {format_duration(current_user, task.duration_minutes)}")
    return lines


def format_quoted_titles(titles: Sequence[str], current_user: CurrentUser) -> str:
    """The first few titles in the quotation marks of the person's language."""
    short = (shorten_title(title, 60) for title in titles[:MAX_NAMED_BLOCKERS])
    return ", ".join(current_user.translate("quoted", words=one) for one in short)


def _format_hindrances(
    task: TaskCard, today: date, current_user: CurrentUser, blockers: Sequence[str]
) -> list[str]:
    lines = []
    if task.waiting_until is not None and task.waiting_until > today:
        day = format_day(current_user.locale, task.waiting_until, today)
        lines.append(current_user.translate_html("task-line-waiting", day=day))
    if blockers:
        rest = max(0, len(blockers) - MAX_NAMED_BLOCKERS)
        lines.append(
            current_user.translate_html(
                "task-line-blocked", titles=format_quoted_titles(blockers, current_user), rest=rest
            )
        )
    return lines


def _format_reminder(task: TaskCard, now: datetime, current_user: CurrentUser) -> list[str]:
    if not task.is_open:
        return []
    kept = current_user.to_local_time(task.remind_at) if task.remind_at else None
    local = get_next_reminder(task, kept, now)
    if local is None:
        return []
    at = format_due_date(
        current_user, local.date(), f"{local:%H:%M}", current_user.profile.get_clock_day(now)
    )
    return [current_user.translate_html("task-line-reminder", at=at)]


def _format_completion(task: TaskCard, today: date, current_user: CurrentUser) -> list[str]:
    if task.completed_at is None:
        return []
    done = current_user.to_local_time(task.completed_at)
    at = format_due_date(current_user, done.date(), f"{done:%H:%M}", today)
    return [current_user.translate_html("task-line-done", at=at)]


def _format_notes_and_steps(task: TaskCard, current_user: CurrentUser) -> list[str]:
    """The notes as a quotation, and how far the steps have come; those of a task that is over are
    named, for it has no buttons to tick."""
    lines = []
    if task.notes:
        kept = shorten_title(task.notes, MAX_NOTES_LENGTH)
        lines += ["", f"<blockquote expandable>{escape(kept, quote=False)}</blockquote>"]
    if task.steps:
        done = sum(step.done for step in task.steps)
        lines += [
            "",
            current_user.translate_html("task-line-steps", done=done, total=len(task.steps)),
        ]
        if not task.is_open:
            lines += [escape(caption, quote=False) for caption, _ in build_step_toggles(task.steps)]
    return lines
