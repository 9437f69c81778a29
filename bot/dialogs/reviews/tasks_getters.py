"""What the tasks windows show."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from aiogram_dialog import DialogManager

from bot.ui.context import (
    get_current_user,
    get_local_today,
)
from bot.ui.current_user import QueryRunner
from core.overviews.agenda import MAX_SPREAD_TASKS, AgendaQueries
from core.reviews.rules import list_days_ahead
from core.tasks.workload import WorkloadQueries
from core.texts import get_weekday_names

MAX_TASKS = 5

ADDED_KEY = "weekly_added"  # what this very update wrote down


async def get_tasks_data(
    dialog_manager: DialogManager, query_runner: QueryRunner, **_: Any
) -> dict[str, Any]:
    """What was done, what is overdue, and how full the days ahead are."""
    current_user, today = get_current_user(dialog_manager), get_local_today(dialog_manager)
    days = list_days_ahead(today)
    async with query_runner(WorkloadQueries) as queries:
        work = await queries.get_workload(
            current_user.id, today, current_user.profile.zone, query_runner.clock.now()
        )
        late = await queries.list_overdue(current_user.id, today, MAX_TASKS)
    async with query_runner(AgendaQueries) as agenda:
        load = await agenda.count_by_day(current_user.id, days)
    return {
        "done": work.completed_week,
        "overdue": work.overdue,
        "late": [{"title": one.title} for one in late],
        "some": work.overdue > 0,
        "hidden": work.overdue - len(late),
        "week": _format_load(days, load, current_user.locale),
        "moved": min(work.overdue, MAX_SPREAD_TASKS),
        "added": ADDED_KEY in dialog_manager.middleware_data,
        **dialog_manager.middleware_data.get(ADDED_KEY, {}),
    }


def _format_load(days: Sequence[date], load: Mapping[date, int], locale: str) -> str:
    """«пн 2 · вт 0 · ср 5»."""
    names = get_weekday_names(locale)
    return " · ".join(f"{names[day.weekday()]} {load[day]}" for day in days)
