"""What a dialogue keeps of a file, and how it is told."""

from datetime import date, time
from typing import Any

from babel.dates import format_date, format_time

from bot.personal.plans import is_exact
from bot.speaker import Speaker
from core.personal.imports import Found, When

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


def _cut(words: str) -> str:
    plain = " ".join(words.split())
    return plain if len(plain) <= _WIDTH else f"{plain[: _WIDTH - 1]}…"
