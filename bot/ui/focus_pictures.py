"""What the picture of focus says, in the person's language."""

from collections.abc import Sequence
from datetime import date, timedelta

from babel.dates import format_skeleton

from bot.ui.current_user import CurrentUser
from core.focus.contracts import FocusSettings
from core.focus.rules import FocusSummary, get_largest
from core.kit.days import get_monday, iterate_days
from core.pictures.bars import Bar, Chart, Panel

MAX_SUBJECTS = 5
WEEK_COUNT = 12


def format_headline(minutes: int, current_user: CurrentUser) -> str:
    """«5 ч 40 мин»."""
    hours, rest = divmod(minutes, 60)
    return current_user.translate("focus-hours", hours=hours, minutes=rest)


def build_chart(
    recent: FocusSummary,
    long_term: FocusSummary,
    settings: FocusSettings,
    current_user: CurrentUser,
    since: date,
    today: date,
) -> Chart:
    """Days, weeks, hours of the day, and what the time went to; `ever` reaches back WEEKS weeks."""
    by_hour = [Bar(f"{hour}" if hour % 3 == 0 else "", recent.by_hour[hour]) for hour in range(24)]
    lists = [
        Panel(current_user.translate(key), _build_top_bars(counted), is_horizontal=True)
        for key, counted in (
            ("focus-picture-tasks", recent.by_title),
            ("focus-picture-tags", recent.by_tag),
        )
        if counted
    ]
    weeks = _build_week_bars(long_term, today, current_user.locale)
    columns = [
        Panel(
            current_user.translate("focus-picture-days"),
            _build_day_bars(recent, since, today),
            goal=settings.daily_goal,
        ),
        Panel(current_user.translate("focus-picture-weeks"), weeks, goal=settings.weekly_goal),
        Panel(current_user.translate("focus-picture-hours"), by_hour),
    ]
    return Chart(
        title=current_user.translate("focus-picture-title"),
        headline=format_headline(recent.sum_minutes(since, today), current_user),
        note=current_user.translate(
            "focus-picture-note", finished=recent.finished, interrupted=recent.interrupted
        ),
        panels=tuple(columns + lists),
        unit=current_user.translate("focus-picture-unit"),
    )


def _build_day_bars(recent: FocusSummary, since: date, today: date) -> list[Bar]:
    days = list(iterate_days(since, today))
    names = build_sparse_labels([day.day for day in days], len(days) - 1)
    return [
        Bar(name, recent.by_day[day], is_marked=day == today)
        for name, day in zip(names, days, strict=True)
    ]


def _build_week_bars(long_term: FocusSummary, today: date, locale: str) -> list[Bar]:
    this, spent = get_monday(today), long_term.by_week
    mondays = [this - timedelta(weeks=n) for n in reversed(range(WEEK_COUNT))]
    return [
        Bar(format_skeleton("Md", day, locale=locale), spent.get(day, 0.0), is_marked=day == this)
        for day in mondays
    ]


def build_sparse_labels(days: Sequence[int], mark: int | None) -> list[str]:
    """Of the days' numbers those that have room below columns: the one in place `mark`, the
    first of a month, and every fifth."""
    return [
        f"{day}"
        if place == mark or (_is_round_day(day) and not _is_beside_mark(place, mark))
        else ""
        for place, day in enumerate(days)
    ]


def _is_round_day(day: int) -> bool:
    return day == 1 or (day % 5 == 0 and day < 30)


def _is_beside_mark(position: int, mark: int | None) -> bool:
    return mark is not None and abs(position - mark) < 2


def _build_top_bars(minutes_by_title: dict[str, float]) -> list[Bar]:
    return [Bar(name, minutes) for name, minutes in get_largest(minutes_by_title, MAX_SUBJECTS)]
