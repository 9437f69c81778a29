"""How goals and skills read: bars, numbers, days. Pure."""

from datetime import date
from math import floor
from typing import Any

from babel.dates import format_date
from babel.numbers import format_decimal

from bot.ui.current_user import CurrentUser
from core.career.contracts.goals import GoalSummary, KeyResult
from core.career.contracts.skills import MAX_LEVEL, SkillSummary
from core.texts import format_day

BAR_CELLS = 10
_MAX_BUTTON_LENGTH = 30


def format_bar(share: float) -> str:
    """A line of CELLS signs, `share` (0..1) of them full; full only when nothing is missing."""
    full = BAR_CELLS if share >= 1 else min(BAR_CELLS - 1, floor(share * BAR_CELLS))
    return "▓" * full + "░" * (BAR_CELLS - full)


def calculate_percent(share: float) -> int:
    """Whole percent, 100 only when nothing is missing."""
    return 100 if share >= 1 else min(99, floor(share * 100))


def format_number(value: float, current_user: CurrentUser) -> str:
    """«1 250,5», with no more than two places."""
    return format_decimal(value, format="#,##0.##", locale=current_user.locale)


def shorten_text(text: str, length: int = _MAX_BUTTON_LENGTH) -> str:
    """Cut to what a button or a line can show."""
    text = " ".join(text.split())
    return text if len(text) <= length else f"{text[:length].rstrip()}…"


def format_result_values(key_result: KeyResult, current_user: CurrentUser) -> str:
    """«280 / 500 шт»; of what is to grow less «76 → 72 кг»."""
    now, target = (
        format_number(key_result.current, current_user),
        format_number(key_result.target, current_user),
    )
    unit = key_result.unit if key_result.unit == "%" else f" {key_result.unit}"
    return f"{now} {'/' if key_result.target > key_result.start else '→'} {target}{unit}".rstrip()


def build_result_line(key_result: KeyResult, current_user: CurrentUser) -> dict[str, Any]:
    return {
        "id": key_result.id.hex,
        "title": key_result.title,
        "figures": format_result_values(key_result, current_user),
        "bar": format_bar(key_result.progress),
        "percent": calculate_percent(key_result.progress),
    }


def format_deadline(deadline: date | None, today: date, current_user: CurrentUser) -> str:
    """«пт, 27 нояб.», «none» where there is no deadline."""
    return format_day(current_user.locale, deadline, today) if deadline else "none"


def get_goal_mark(goal: GoalSummary, today: date) -> str:
    if goal.reached_at is not None:
        return "🏁"
    return "⌛️" if goal.is_past_deadline(today) else "🎯"


def build_goal_line(goal: GoalSummary, today: date, current_user: CurrentUser) -> dict[str, Any]:
    """What the list tells of a goal; `percent` is -1 while nothing of it is measured."""
    share = 1.0 if goal.reached_at is not None else goal.progress
    return {
        "mark": get_goal_mark(goal, today),
        "title": goal.title,
        "bar": format_bar(share or 0.0),
        "percent": -1 if share is None else calculate_percent(share),
        "deadline": format_deadline(goal.deadline, today, current_user),
    }


def format_goal_button(goal: GoalSummary, today: date) -> str:
    """«🎯 Выучить английский · 56%»."""
    known = goal.progress is not None and goal.reached_at is None
    share = f" · {calculate_percent(goal.progress or 0.0)}%" if known else ""
    return f"{get_goal_mark(goal, today)} {shorten_text(goal.title)}{share}"


def format_level_stars(line: SkillSummary) -> str:
    """●●●○·: the level, and the way to the target."""
    level, target = line.level, max(line.level, line.target)
    return "●" * level + "○" * (target - level) + "·" * (MAX_LEVEL - target)


def format_hours(minutes: int, current_user: CurrentUser) -> str:
    """«5 ч 40 мин»."""
    whole, rest = divmod(minutes, 60)
    return current_user.translate("focus-hours", hours=whole, minutes=rest)


def format_short_day(day: date, current_user: CurrentUser) -> str:
    """«20 нояб.»."""
    return format_date(
        day, "MMM d" if current_user.locale == "en" else "d MMM", locale=current_user.locale
    )
