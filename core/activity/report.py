"""What the owner is shown of the events: pictures with captions, in the owner's language."""

import asyncio
from dataclasses import dataclass
from datetime import date, timedelta

from core.activity.analytics.daily_questions import Retention, TopTypes, Unit, UsersByDay
from core.activity.analytics.questions import ActiveUsers, Analytics, Cohort, TypeTotal
from core.pictures.analytics import render_people_by_day, render_retention, render_top_events
from core.pictures.palette import DARK, Palette
from core.texts import get_text

DAYS, WEEKS, TYPES = 30, 9, 10


@dataclass(slots=True, frozen=True)
class CaptionedPicture:
    """A PNG and the sentence under it."""

    png: bytes
    caption: str


async def render_owner_pictures(
    analytics: Analytics, today: date, locale: str, palette: Palette = DARK
) -> tuple[CaptionedPicture, ...]:
    """People by day, the most frequent events, who came back; `today` is a UTC day."""
    first = today - timedelta(days=DAYS - 1)
    monday = today - timedelta(days=today.weekday(), weeks=WEEKS - 1)
    people = await analytics.answer(UsersByDay(first, today))
    top = await analytics.answer(TopTypes(first, today, TYPES))
    cohorts = await analytics.answer(Retention(Unit.WEEK, monday, today, WEEKS))
    drawn = (
        asyncio.to_thread(_render_people, people, locale, palette),
        asyncio.to_thread(_render_top_events, top, locale, palette),
        asyncio.to_thread(_render_weekly_retention, cohorts, today, locale, palette),
    )
    return tuple(await asyncio.gather(*drawn))


def _render_people(
    days: tuple[ActiveUsers, ...], locale: str, palette: Palette
) -> CaptionedPicture:
    day, week, month = (get_text(locale, f"analytics-{name}") for name in ("day", "week", "month"))
    title = get_text(locale, "analytics-people")
    rows = [(one.day, one.daily, one.weekly, one.monthly) for one in days]
    last = days[-1]
    caption = get_text(
        locale,
        "analytics-people-caption",
        daily=last.daily,
        weekly=last.weekly,
        monthly=last.monthly,
    )
    return CaptionedPicture(
        render_people_by_day(title, rows, (day, week, month), locale, palette), caption
    )


def _render_top_events(
    types: tuple[TypeTotal, ...], locale: str, palette: Palette
) -> CaptionedPicture:
    rows = [(one.event_type, one.count) for one in types]
    nothing = get_text(locale, "analytics-nothing")
    png = render_top_events(get_text(locale, "analytics-top"), rows, nothing, palette)
    count = sum(number for _, number in rows)
    return CaptionedPicture(png, get_text(locale, "analytics-top-caption", count=count))


def _render_weekly_retention(
    cohorts: tuple[Cohort, ...], today: date, locale: str, palette: Palette
) -> CaptionedPicture:
    """Weeks that have not begun are no empty cells: they are not drawn."""
    rows = [(one.start, one.returned[: (today - one.start).days // 7 + 1]) for one in cohorts]
    names = get_text(locale, "analytics-week-of"), get_text(locale, "analytics-size")
    nothing = get_text(locale, "analytics-nothing")
    png = render_retention(
        get_text(locale, "analytics-retention"), rows, names, nothing, locale, palette
    )
    return CaptionedPicture(png, get_text(locale, "analytics-retention-caption"))
