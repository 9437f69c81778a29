"""What a dialogue keeps of a file and of an import, and how it is told."""

from collections import Counter
from datetime import date, time
from typing import Any

from babel.dates import format_date, format_time

from bot.personal.importing import Outcome
from bot.personal.plans import is_exact
from bot.speaker import Speaker
from core.personal.imports import Found, When
from core.texts import has_text

FIRST = 5
TROUBLES = 6
_WIDTH = 60


def preview_data(found: Found) -> dict[str, Any]:
    """Counts, the first things and the first troubles, small enough to keep with the dialogue."""
    return {
        "source": found.source,
        "tasks": len(found.tasks),
        "habits": len(found.habits),
        "days": sum(len(one.done) for one in found.habits),
        "first": [_first_task(one.title, one.when) for one in found.tasks[:FIRST]]
        + [{"title": one.title, "days": len(one.done)} for one in found.habits[:FIRST]],
        "refused": sum(one.refused for one in found.troubles),
        "vague": sum(not one.refused for one in found.troubles),
        "troubles": [[one.line, one.why, one.what] for one in found.troubles[:TROUBLES]],
        "left_out": dict(found.left_out),
        "rounded": sum(not is_exact(one.times, one.days) for one in found.habits),
    }


def _first_task(title: str, when: When) -> dict[str, Any]:
    return {
        "title": title,
        "day": when.day.isoformat() if when.day else None,
        "at": when.at.isoformat("minutes") if when.at else None,
        "repeats": when.rrule is not None,
    }


def first_line(one: dict[str, Any], speaker: Speaker) -> str:
    """«• Полить фикус — 5 дек., 15:30 🔁»"""
    if "days" in one:
        return speaker.text("data-preview-habit", title=_cut(one["title"]), days=one["days"])
    return speaker.text("data-preview-task", title=_cut(one["title"]), when=_when(one, speaker))


def _when(one: dict[str, Any], speaker: Speaker) -> str:
    if one["day"] is None:
        return ""
    told = format_date(date.fromisoformat(one["day"]), "d MMM y", locale=speaker.locale)
    if one["at"]:
        told += f", {format_time(time.fromisoformat(one['at']), 'HH:mm', locale=speaker.locale)}"
    return f" — {told}{' 🔁' if one['repeats'] else ''}"


def trouble_line(line: int, why: str, what: str, speaker: Speaker) -> str:
    """«строка 9: не понял дату «after the rain»»"""
    return speaker.text(f"data-trouble-{why}", line=line, what=_cut(what))


def outcome_data(outcome: Outcome) -> dict[str, Any]:
    """What the window of the result shows."""
    reasons = Counter(code for _, code in outcome.refused)
    return {
        "import_id": outcome.import_id.hex,
        "tasks": outcome.tasks,
        "habits": outcome.habits,
        "there": outcome.there,
        "refused": [[line, code] for line, code in outcome.refused[:TROUBLES]],
        "more": max(0, sum(reasons.values()) - TROUBLES),
    }


def refused_line(line: int, code: str, speaker: Speaker) -> str:
    """«строка 12: Такое повторение не получится.»"""
    plain = has_text(f"error-{code}") and code in {"invalid-recurrence", "empty-title"}
    reason = speaker.text(f"error-{code}" if plain else "data-refused-otherwise")
    return speaker.text("data-refused-line", line=line, reason=reason)


def _cut(words: str) -> str:
    plain = " ".join(words.split())
    return plain if len(plain) <= _WIDTH else f"{plain[: _WIDTH - 1]}…"
