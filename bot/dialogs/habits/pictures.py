"""The year of a habit, and the curve of its strength, as pictures drawn off the event loop."""

from datetime import timedelta
from typing import Any

from aiogram_dialog import DialogManager

from bot.dialogs.habits.getters import load_habit
from bot.ui.context import get_current_user, get_local_today
from bot.ui.current_user import CurrentUser, QueryRunner
from bot.ui.pictures import draw_picture
from core.habits.contracts.views import HabitCard
from core.habits.queries import HabitQueries
from core.habits.rules.summaries import calculate_monthly_change
from core.pictures.curve import Curve, render_curve
from core.pictures.fonts import filter_drawable
from core.pictures.heatmap import (
    HeatmapDay,
    HeatmapTexts,
    HeatmapYear,
    get_first_day,
    render_heatmap,
)

CURVE_DAYS = 180
LEGEND_MARKS = ("done", "part", "missed", "skip", "frozen")


async def get_picture_data(
    dialog_manager: DialogManager, query_runner: QueryRunner, **_: Any
) -> dict[str, Any]:
    """The year, day by day."""
    card, current_user = await load_habit(dialog_manager), get_current_user(dialog_manager)
    first = get_first_day(card.today)
    async with query_runner(HabitQueries) as queries:
        marks = await queries.list_marks(card.id, current_user.id, first, card.today, card.today)
    year = HeatmapYear({one.day: HeatmapDay(one.mark, one.share) for one in marks}, card.today)
    picture = await draw_picture(
        current_user,
        render_heatmap,
        card.title,
        year,
        streak=card.streak,
        best=card.best_streak,
        locale=current_user.locale,
        text=_build_captions(card, current_user),
    )
    return {
        "picture": picture,
        "title": card.title,
        "streak": card.streak,
        "best": card.best_streak,
        "percent": year.calculate_percent(),
    }


def _build_captions(card: HabitCard, current_user: CurrentUser) -> HeatmapTexts:
    return HeatmapTexts(
        streak=current_user.translate("habit-picture-streak", streak=card.streak),
        best=current_user.translate("habit-picture-best"),
        percent=current_user.translate("habit-picture-percent"),
        untitled=current_user.translate("habit-picture-untitled"),
        marks={mark: current_user.translate(f"habit-picture-{mark}") for mark in LEGEND_MARKS},
    )


async def get_curve_data(
    dialog_manager: DialogManager, query_runner: QueryRunner, **_: Any
) -> dict[str, Any]:
    """The strength of the last half year."""
    card, current_user = await load_habit(dialog_manager), get_current_user(dialog_manager)
    today = get_local_today(dialog_manager)
    since = today - timedelta(days=CURVE_DAYS - 1)
    async with query_runner(HabitQueries) as queries:
        text = await queries.get_strength_curve(card.id, current_user.id, since, today)
    values = (*text[:-1], card.strength)
    picture = await draw_picture(
        current_user,
        render_curve,
        Curve(
            title=filter_drawable(card.title) or current_user.translate("habit-picture-untitled"),
            note=current_user.translate("habit-curve-note"),
            values=values,
            last=today,
        ),
        current_user.locale,
    )
    change = calculate_monthly_change(values)
    return {
        "picture": picture,
        "title": card.title,
        "strength": round(100 * card.strength),
        "change": round(100 * change),
        "sign": "+" if change >= 0 else "−",
        "by": abs(round(100 * change)),
    }
