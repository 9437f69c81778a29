"""What a dialogue keeps of a file, and how it is told."""

from datetime import date, time
from typing import Any

from babel.dates import format_date, format_time

from bot.ui.current_user import CurrentUser
from core.data_import.formats.results import ImportedFile, ParsedSchedule
from core.data_import.plans import is_exact_schedule

MAX_FIRST_ITEMS = 5
MAX_PROBLEMS = 6
_MAX_LINE_LENGTH = 60


def build_preview(found: ImportedFile) -> dict[str, Any]:
    """Counts, the first things and the first troubles, small enough to keep with the dialogue."""
    return {
        "source": found.source,
        "tasks": len(found.tasks),
        "habits": len(found.habits),
        "days": sum(len(one.done) for one in found.habits),
        "first": [
            _build_first_task(one.title, one.schedule) for one in found.tasks[:MAX_FIRST_ITEMS]
        ]
        + [{"title": one.title, "days": len(one.done)} for one in found.habits[:MAX_FIRST_ITEMS]],
        "refused": sum(one.refused for one in found.issues),
        "vague": sum(not one.refused for one in found.issues),
        "troubles": [[one.line, one.reason, one.text] for one in found.issues[:MAX_PROBLEMS]],
        "left_out": dict(found.left_out),
        "rounded": sum(not is_exact_schedule(one.times, one.days) for one in found.habits),
    }


def _build_first_task(title: str, when: ParsedSchedule) -> dict[str, Any]:
    return {
        "title": title,
        "day": when.day.isoformat() if when.day else None,
        "at": when.at.isoformat("minutes") if when.at else None,
        "repeats": when.rrule is not None,
    }


def format_first_line(item: dict[str, Any], current_user: CurrentUser) -> str:
    """«• Полить фикус — 5 дек., 15:30 🔁»"""
    if "days" in item:
        return current_user.translate(
            "data-preview-habit", title=_shorten_text(item["title"]), days=item["days"]
        )
    return current_user.translate(
        "data-preview-task",
        title=_shorten_text(item["title"]),
        when=_format_due(item, current_user),
    )


def _format_due(item: dict[str, Any], current_user: CurrentUser) -> str:
    if item["day"] is None:
        return ""
    text = format_date(date.fromisoformat(item["day"]), "d MMM y", locale=current_user.locale)
    if item["at"]:
        text += (
            f", {format_time(time.fromisoformat(item['at']), 'HH:mm', locale=current_user.locale)}"
        )
    return f" — {text}{' 🔁' if item['repeats'] else ''}"


def format_problem_line(line: int, reason: str, value: str, current_user: CurrentUser) -> str:
    """«строка 9: не понял дату «after the rain»»"""
    return current_user.translate(f"data-trouble-{reason}", line=line, what=_shorten_text(value))


def _shorten_text(text: str) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= _MAX_LINE_LENGTH else f"{plain[: _MAX_LINE_LENGTH - 1]}…"
