"""What the owner is shown of the events: pictures with captions, in the owner's language."""

import asyncio
from dataclasses import dataclass
from datetime import date, timedelta

from core.activity.analytics.questions import ActiveUsers, Analytics, Cohort, TypeTotal
from core.pictures.analytics import people_by_day, retention, top_events
from core.pictures.palette import DARK, Palette
from core.texts import text

DAYS, WEEKS, TYPES = 30, 9, 10


@dataclass(slots=True, frozen=True)
class Picture:
    """A PNG and the sentence under it."""

    png: bytes
    caption: str


async def owner_pictures(
    analytics: Analytics, today: date, locale: str, palette: Palette = DARK
) -> tuple[Picture, ...]:
    """People by day, the most frequent events, who came back; `today` is a UTC day."""
    first = today - timedelta(days=DAYS - 1)
    monday = today - timedelta(days=today.weekday(), weeks=WEEKS - 1)
    people = await analytics.active_users(first, today)
    top = await analytics.top_events(first, today, TYPES)
    cohorts = await analytics.retention("week", monday, today, WEEKS)
    drawn = (
        asyncio.to_thread(_people, people, locale, palette),
        asyncio.to_thread(_top, top, locale, palette),
        asyncio.to_thread(_retention, cohorts, today, locale, palette),
    )
    return tuple(await asyncio.gather(*drawn))


def _people(days: tuple[ActiveUsers, ...], locale: str, palette: Palette) -> Picture:
    day, week, month = (text(locale, f"analytics-{name}") for name in ("day", "week", "month"))
    title = text(locale, "analytics-people")
    rows = [(one.day, one.daily, one.weekly, one.monthly) for one in days]
    last = days[-1]
    caption = text(
        locale,
        "analytics-people-caption",
        daily=last.daily,
        weekly=last.weekly,
        monthly=last.monthly,
    )
    return Picture(people_by_day(title, rows, (day, week, month), locale, palette), caption)


def _top(types: tuple[TypeTotal, ...], locale: str, palette: Palette) -> Picture:
    rows = [(one.event_type, one.count) for one in types]
    nothing = text(locale, "analytics-nothing")
    png = top_events(text(locale, "analytics-top"), rows, nothing, palette)
    count = sum(number for _, number in rows)
    return Picture(png, text(locale, "analytics-top-caption", count=count))


def _retention(cohorts: tuple[Cohort, ...], today: date, locale: str, palette: Palette) -> Picture:
    """Weeks that have not begun are no empty cells: they are not drawn."""
    rows = [(one.start, one.returned[: (today - one.start).days // 7 + 1]) for one in cohorts]
    names = text(locale, "analytics-week-of"), text(locale, "analytics-size")
    nothing = text(locale, "analytics-nothing")
    png = retention(text(locale, "analytics-retention"), rows, names, nothing, locale, palette)
    return Picture(png, text(locale, "analytics-retention-caption"))
