"""What the picture of focus says, in the person's language."""

from datetime import date, timedelta

from babel.dates import format_date

from bot.speaker import Speaker
from core.focus.rules import Summary, most
from core.pictures.bars import Bar, Chart, Panel

TOP = 5


def headline(minutes: int, speaker: Speaker) -> str:
    """«5 ч 40 мин»."""
    hours, rest = divmod(minutes, 60)
    return speaker.text("focus-hours", hours=hours, minutes=rest)


def drawing(spent: Summary, speaker: Speaker, since: date, today: date) -> Chart:
    """Days, hours of the day, and what the time went to."""
    days = [since + timedelta(days=n) for n in range((today - since).days + 1)]
    by_day = [
        Bar(format_date(day, "d", locale=speaker.locale), spent.by_day[day], mark=day == today)
        for day in days
    ]
    by_hour = [Bar(f"{hour}" if hour % 3 == 0 else "", spent.by_hour[hour]) for hour in range(24)]
    lists = [
        Panel(speaker.text(key), _top(counted), across=True)
        for key, counted in (
            ("focus-picture-tasks", spent.by_title),
            ("focus-picture-tags", spent.by_tag),
        )
        if counted
    ]
    columns = [
        Panel(speaker.text("focus-picture-days"), by_day),
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


def _top(counted: dict[str, float]) -> list[Bar]:
    return [Bar(name, minutes) for name, minutes in most(counted, TOP)]
