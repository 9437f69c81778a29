"""The year of a habit, and the curve of its strength, as pictures drawn off the event loop."""

from datetime import timedelta
from typing import Any

from aiogram_dialog import DialogManager

from bot.context import speaker_of, today_of
from bot.dialogs.habits.getters import chosen
from bot.pictures import drawn
from bot.speaker import Reader, Speaker
from core.habits.contracts import HabitCard
from core.habits.queries import HabitQueries
from core.pictures.curve import Curve, curve
from core.pictures.fonts import drawable
from core.pictures.heatmap import Day, Words, Year, first_day, heatmap

CURVE_DAYS = 180
MARKS = ("done", "part", "missed", "skip", "frozen")


async def habit_picture(dialog_manager: DialogManager, reader: Reader, **_: Any) -> dict[str, Any]:
    """The year, day by day."""
    card, speaker = await chosen(dialog_manager), speaker_of(dialog_manager)
    first = first_day(card.today)
    async with reader(HabitQueries) as queries:
        marks = await queries.marks(card.id, speaker.id, first, card.today, card.today)
    year = Year({one.day: Day(one.mark, one.share) for one in marks}, card.today)
    picture = await drawn(
        speaker,
        heatmap,
        card.title,
        year,
        streak=card.streak,
        best=card.best_streak,
        locale=speaker.locale,
        words=_words(card, speaker),
    )
    return {
        "picture": picture,
        "title": card.title,
        "streak": card.streak,
        "best": card.best_streak,
        "percent": year.percent(),
    }


def _words(card: HabitCard, speaker: Speaker) -> Words:
    return Words(
        streak=speaker.text("habit-picture-streak", streak=card.streak),
        best=speaker.text("habit-picture-best"),
        percent=speaker.text("habit-picture-percent"),
        untitled=speaker.text("habit-picture-untitled"),
        marks={mark: speaker.text(f"habit-picture-{mark}") for mark in MARKS},
    )


async def habit_curve(dialog_manager: DialogManager, reader: Reader, **_: Any) -> dict[str, Any]:
    """The strength of the last half year."""
    card, speaker = await chosen(dialog_manager), speaker_of(dialog_manager)
    today = today_of(dialog_manager)
    since = today - timedelta(days=CURVE_DAYS - 1)
    async with reader(HabitQueries) as queries:
        told = await queries.curve(card.id, speaker.id, since, today)
    values = (*told[:-1], card.strength)
    picture = await drawn(
        speaker,
        curve,
        Curve(
            title=drawable(card.title) or speaker.text("habit-picture-untitled"),
            note=speaker.text("habit-curve-note"),
            values=values,
            last=today,
        ),
        speaker.locale,
    )
    month_ago = values[-31] if len(values) > 30 else values[0]
    return {
        "picture": picture,
        "title": card.title,
        "strength": round(100 * card.strength),
        "change": round(100 * (card.strength - month_ago)),
        "sign": "+" if card.strength >= month_ago else "−",
        "by": abs(round(100 * (card.strength - month_ago))),
    }
