"""How goals and skills read: bars, numbers, days. Pure."""

from datetime import date
from math import floor, log10
from typing import Any

from babel.dates import format_date
from babel.numbers import format_decimal

from bot.speaker import Speaker
from core.career.contracts import GoalLine, KeyResult, SkillLine
from core.career.contracts.skills import HIGHEST
from core.texts import day_name

CELLS = 10
_BUTTON = 30


def bar(share: float) -> str:
    """A line of CELLS signs, `share` (0..1) of them full; full only when nothing is missing."""
    full = CELLS if share >= 1 else min(CELLS - 1, floor(share * CELLS))
    return "▓" * full + "░" * (CELLS - full)


def percent(share: float) -> int:
    """Whole percent, 100 only when nothing is missing."""
    return 100 if share >= 1 else min(99, floor(share * 100))


def number(value: float, speaker: Speaker) -> str:
    """«1 250,5», with no more than two places."""
    return format_decimal(value, format="#,##0.##", locale=speaker.locale)


def short(words: str, length: int = _BUTTON) -> str:
    """Cut to what a button or a line can show."""
    words = " ".join(words.split())
    return words if len(words) <= length else f"{words[:length].rstrip()}…"


def figures(one: KeyResult, speaker: Speaker) -> str:
    """«280 / 500 шт»; of what is to grow less «76 → 72 кг»."""
    now, target = number(one.current, speaker), number(one.target, speaker)
    unit = one.unit if one.unit == "%" else f" {one.unit}"
    return f"{now} {'/' if one.target > one.start else '→'} {target}{unit}".rstrip()


def result_line(one: KeyResult, speaker: Speaker) -> dict[str, Any]:
    return {
        "id": one.id.hex,
        "title": one.title,
        "figures": figures(one, speaker),
        "bar": bar(one.progress),
        "percent": percent(one.progress),
    }


def deadline_words(deadline: date | None, today: date, speaker: Speaker) -> str:
    """«пт, 27 нояб.», «none» where there is no deadline."""
    return day_name(speaker.locale, deadline, today) if deadline else "none"


def goal_mark(goal: GoalLine, today: date) -> str:
    if goal.reached_at is not None:
        return "🏁"
    return "⌛️" if goal.deadline is not None and goal.deadline < today else "🎯"


def goal_line(goal: GoalLine, today: date, speaker: Speaker) -> dict[str, Any]:
    """What the list tells of a goal; `percent` is -1 while nothing of it is measured."""
    share = 1.0 if goal.reached_at is not None else goal.progress
    return {
        "mark": goal_mark(goal, today),
        "title": goal.title,
        "bar": bar(share or 0.0),
        "percent": -1 if share is None else percent(share),
        "deadline": deadline_words(goal.deadline, today, speaker),
    }


def goal_button(goal: GoalLine, today: date) -> str:
    """«🎯 Выучить английский · 56%»."""
    known = goal.progress is not None and goal.reached_at is None
    share = f" · {percent(goal.progress or 0.0)}%" if known else ""
    return f"{goal_mark(goal, today)} {short(goal.title)}{share}"


def stars(line: SkillLine) -> str:
    """●●●○·: the level, and the way to the target."""
    level, target = line.level, max(line.level, line.target)
    return "●" * level + "○" * (target - level) + "·" * (HIGHEST - target)


def hours(minutes: int, speaker: Speaker) -> str:
    """«5 ч 40 мин»."""
    whole, rest = divmod(minutes, 60)
    return speaker.text("focus-hours", hours=whole, minutes=rest)


def short_day(day: date, speaker: Speaker) -> str:
    """«20 нояб.»."""
    return format_date(day, "MMM d" if speaker.locale == "en" else "d MMM", locale=speaker.locale)


def steps(one: KeyResult) -> list[float]:
    """By how much it is moved at a tap: round numbers near a hundredth, a twentieth and a fifth of
    its way, towards the target; of whole things whole ones."""
    way = one.target - one.start
    whole = all(value == int(value) for value in (one.start, one.target, one.current))
    found = {max(1.0, step) if whole else step for step in _round_steps(abs(way))}
    return [step if way > 0 else -step for step in sorted(found)]


def _round_steps(way: float) -> list[float]:
    return [_round(way * share) for share in (0.01, 0.05, 0.2)]


def _round(size: float) -> float:
    """The number 1, 2 or 5 times a power of ten that is next below."""
    power = floor(log10(size))
    first = next(one for one in (5, 2, 1) if one * 10.0**power <= size * (1 + 1e-9))
    return round(first * 10.0**power, 9)
