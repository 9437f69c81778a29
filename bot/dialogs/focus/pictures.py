"""What the picture of focus says, in the person's language."""

from collections.abc import Sequence
from datetime import date, timedelta

from babel.dates import format_skeleton

from bot.speaker import Speaker
from core.focus.contracts import FocusSettings
from core.focus.rules import Summary, monday, most
from core.pictures.bars import Bar, Chart, Panel

TOP = 5
WEEKS = 12


def headline(minutes: int, speaker: Speaker) -> str:
    """«5 ч 40 мин»."""
    hours, rest = divmod(minutes, 60)
    return speaker.text("focus-hours", hours=hours, minutes=rest)


def drawing(
    spent: Summary, ever: Summary, own: FocusSettings, speaker: Speaker, since: date, today: date
) -> Chart:
    """Days, weeks, hours of the day, and what the time went to; `ever` reaches back WEEKS weeks."""
    by_hour = [Bar(f"{hour}" if hour % 3 == 0 else "", spent.by_hour[hour]) for hour in range(24)]
    lists = [
        Panel(speaker.text(key), _top(counted), across=True)
        for key, counted in (
            ("focus-picture-tasks", spent.by_title),
            ("focus-picture-tags", spent.by_tag),
        )
        if counted
    ]
    weeks = _weeks(ever, today, speaker.locale)
    columns = [
        Panel(speaker.text("focus-picture-days"), _days(spent, since, today), goal=own.daily_goal),
        Panel(speaker.text("focus-picture-weeks"), weeks, goal=own.weekly_goal),
        Panel(speaker.text("focus-picture-hours"), by_hour),
    ]
    return Chart(
        title=speaker.text("focus-picture-title"),
        headline=headline(spent.minutes(since, today), speaker),
        note=speaker.text(
            "focus-picture-note", finished=spent.finished, interrupted=spent.interrupted
        ),
        panels=tuple(columns + lists),
        unit=speaker.text("focus-picture-unit"),
    )


def _days(spent: Summary, since: date, today: date) -> list[Bar]:
    days = [since + timedelta(days=n) for n in range((today - since).days + 1)]
    names = few([day.day for day in days], len(days) - 1)
    return [
        Bar(name, spent.by_day[day], mark=day == today)
        for name, day in zip(names, days, strict=True)
    ]


def _weeks(ever: Summary, today: date, locale: str) -> list[Bar]:
    this, spent = monday(today), ever.by_week
    mondays = [this - timedelta(weeks=n) for n in reversed(range(WEEKS))]
    return [
        Bar(format_skeleton("Md", day, locale=locale), spent.get(day, 0.0), mark=day == this)
        for day in mondays
    ]


def few(days: Sequence[int], mark: int | None) -> list[str]:
    """Of the days' numbers those that have room below columns: the one in place `mark`, the
    first of a month, and every fifth."""
    return [
        f"{day}" if place == mark or (_round(day) and not _beside(place, mark)) else ""
        for place, day in enumerate(days)
    ]


def _round(day: int) -> bool:
    return day == 1 or (day % 5 == 0 and day < 30)


def _beside(place: int, mark: int | None) -> bool:
    return mark is not None and abs(place - mark) < 2


def _top(counted: dict[str, float]) -> list[Bar]:
    return [Bar(name, minutes) for name, minutes in most(counted, TOP)]
