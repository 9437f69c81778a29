"""What the window of statistics shows."""

from typing import Any

from aiogram_dialog import DialogManager

from bot.dialogs.stats.pictures import build_figure, format_amount, format_title
from bot.ui.context import get_current_user, get_local_now, get_local_today
from bot.ui.current_user import CurrentUser, QueryRunner
from bot.ui.pictures import draw_picture
from core.overviews.period_activity import PeriodActivityQueries
from core.overviews.periods import (
    PERIOD_KINDS,
    Period,
    calculate_tally,
)
from core.pictures.stats import render_stats as drawing

MAX_YEARS_BACK = 5
PERIOD_KEY = "view"


async def get_stats_data(
    dialog_manager: DialogManager, query_runner: QueryRunner, **_: Any
) -> dict[str, Any]:
    """The period's picture, drawn off the event loop, its figures in words, and the ways on."""
    current_user, today = get_current_user(dialog_manager), get_local_today(dialog_manager)
    period = get_period(dialog_manager)
    async with query_runner(PeriodActivityQueries) as queries:
        done = await queries.load_activity(current_user.profile, period)
    day_start = current_user.profile.day_start
    begins = day_start.hour
    now = period.find_current_slot(get_local_now(dialog_manager), today, day_start)
    counted = {
        "tasks": calculate_tally(done.tasks, period, begins, now),
        "focus": calculate_tally(done.focus, period, begins, now),
        "habits": calculate_tally(done.habits, period, begins, now),
    }
    figures = [build_figure(what, one, period, current_user, now) for what, one in counted.items()]
    picture = await draw_picture(current_user, drawing, format_title(period, current_user), figures)
    said = {what: format_amount(what, one.total, current_user) for what, one in counted.items()}
    was = {
        f"{what}_before": format_amount(what, one.previous_total, current_user)
        for what, one in counted.items()
    }
    empty = not any(one.total for one in counted.values())
    return {
        "picture": picture,
        "title": format_title(period, current_user),
        "kind": period.kind,
        "part": "whole" if now is None else "part",
        "empty": empty,
        "some": not empty,
        "kinds": [_build_kind_choice(kind, period, current_user) for kind in PERIOD_KINDS],
        "ways": _build_navigation(dialog_manager, period),
        **said,
        **was,
    }


def get_period(manager: DialogManager) -> Period:
    """The period chosen, this week at first."""
    code = manager.dialog_data.get(PERIOD_KEY)
    return Period.from_code(code) if code else Period.containing("week", get_local_today(manager))


def _build_kind_choice(kind: str, period: Period, current_user: CurrentUser) -> tuple[str, str]:
    chosen = "✅ " if kind == period.kind else ""
    return f"{chosen}{current_user.translate(f'stats-kind-{kind}')}", kind


def _build_navigation(manager: DialogManager, period: Period) -> list[tuple[str, str]]:
    """To the periods before and after: none lies in the future, none too long ago."""
    today, current_user = get_local_today(manager), get_current_user(manager)
    contact_channels = []
    if today.year - period.first_day.year <= MAX_YEARS_BACK:
        contact_channels.append(
            (f"◀️ {format_title(period.previous_period, current_user)}", period.previous_period.code)
        )
    if period.last_day < today:
        contact_channels.append(
            (f"{format_title(period.next_period, current_user)} ▶️", period.next_period.code)
        )
    return contact_channels
