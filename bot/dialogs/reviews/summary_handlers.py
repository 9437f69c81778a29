"""What a tap or a text does in the summary windows."""

from collections.abc import Sequence
from datetime import timedelta

from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager
from aiogram_dialog.widgets.kbd import Button

from bot.routes import Advice
from bot.ui.current_user import CurrentUser, QueryRunner
from core.career.movement import GoalMovementQueries
from core.career.queries import SkillQueries
from core.focus.queries import FocusQueries
from core.habits.contracts.views import HabitSummary
from core.habits.queries import HabitQueries
from core.reviews.contracts import WeekFacts
from core.tasks.workload import WorkloadQueries


async def show_advice(_: CallbackQuery, __: Button, manager: DialogManager) -> None:
    """Its reason and source, and rating it."""
    await manager.start(Advice.main, data={"advice_id": manager.dialog_data.get("advice_id")})


WEEK = timedelta(days=7)


async def collect_week_facts(query_runner: QueryRunner, current_user: CurrentUser) -> WeekFacts:
    """The figures as of now."""
    now, today, zone = (
        query_runner.clock.now(),
        query_runner.get_local_today(current_user),
        current_user.profile.zone,
    )
    async with query_runner(WorkloadQueries) as tasks:
        work = await tasks.get_workload(current_user.id, today, zone, now)
    async with query_runner(FocusQueries) as focus:
        spent = await focus.list_stretches(current_user.id, now - WEEK, zone)
    async with query_runner(HabitQueries) as habits:
        lines = await habits.list_active(current_user.id, today)
    async with query_runner(GoalMovementQueries) as movement:
        moves = await movement.count_moves_since(current_user.id, now - WEEK)
    async with query_runner(SkillQueries) as skills:
        practised = await skills.sum_practice(current_user.id, now - WEEK)
    return WeekFacts(
        tasks_done=work.completed_week,
        focus_minutes=round(sum(one.minutes for one in spent)),
        habits_percent=calculate_kept_percent(lines),
        goal_moves=sum(moves.values()),
        practice_minutes=sum(practised.values()),
        overdue=work.overdue,
    )


def calculate_kept_percent(lines: Sequence[HabitSummary]) -> int:
    """Of the due days of the last seven those that were done; an unfinished today is left out."""
    marks = [mark for line in lines for mark in line.week]
    done, missed = marks.count("done"), marks.count("missed")
    return round(100 * done / (done + missed)) if done + missed else 0
