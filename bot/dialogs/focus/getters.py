"""What the windows of focus show."""

from datetime import timedelta
from typing import Any

from aiogram_dialog import DialogManager
from babel.dates import format_skeleton

from bot.ui.cards.focus import format_bar
from bot.ui.cards.task_lines import shorten_title
from bot.ui.context import get_current_user, get_local_now, get_local_today
from bot.ui.current_user import QueryRunner
from bot.ui.focus_pictures import WEEK_COUNT, build_chart, format_headline
from bot.ui.pictures import draw_picture
from core.career.queries import SkillQueries
from core.focus.queries import FocusQueries
from core.focus.rules import find_best_hour, summarize_stretches
from core.kit.days import get_monday
from core.pictures.bars import render_chart
from core.tasks.queries import TaskQueries

MAX_TASKS, MAX_SKILLS = 8, 4
STATS_DAYS = 28
DAILY_GOAL_OPTIONS = (0, 60, 120, 180, 240)
WEEKLY_GOAL_OPTIONS = (0, 300, 600, 900, 1200)


async def get_main_data(
    dialog_manager: DialogManager, query_runner: QueryRunner, **_: Any
) -> dict[str, Any]:
    """Today's minutes against the goal, and whether something runs."""
    current_user, today = get_current_user(dialog_manager), get_local_today(dialog_manager)
    now = query_runner.clock.now()
    async with query_runner(FocusQueries) as queries:
        own, active = (
            await queries.get_settings(current_user.id),
            await queries.get_active(current_user.id),
        )
        spent = summarize_stretches(
            await queries.list_recent_stretches(current_user.profile, now, days=7)
        )
    day, week = spent.sum_minutes(today, today), spent.sum_minutes(get_monday(today), today)
    return {
        "work": own.work,
        "day": day,
        "week": week,
        "daily_goal": own.daily_goal,
        "weekly_goal": own.weekly_goal,
        "day_bar": format_bar(day / own.daily_goal) if own.daily_goal else "",
        "week_bar": format_bar(week / own.weekly_goal) if own.weekly_goal else "",
        "has_daily": own.daily_goal > 0,
        "has_weekly": own.weekly_goal > 0,
        "running": active is not None,
        "free": active is None,
    }


async def get_tasks_data(
    dialog_manager: DialogManager, query_runner: QueryRunner, **_: Any
) -> dict[str, Any]:
    """The most urgent tasks of today, and skills to practise."""
    user_id, now = get_current_user(dialog_manager).id, get_local_now(dialog_manager)
    async with query_runner(TaskQueries) as queries:
        found = await queries.get_today_page(
            user_id, get_local_today(dialog_manager), now, 0, MAX_TASKS
        )
    async with query_runner(SkillQueries) as skills:
        learnt = (await skills.list_active(user_id))[:MAX_SKILLS]
    return {
        "tasks": [(shorten_title(task.title), task.id.hex) for task in found.tasks],
        "skills": [(f"🧠 {shorten_title(skill.title)}", skill.id.hex) for skill in learnt],
        "empty": not found.tasks,
    }


async def get_settings_data(
    dialog_manager: DialogManager, query_runner: QueryRunner, **_: Any
) -> dict[str, Any]:
    """The person's own lengths and goals, in minutes."""
    async with query_runner(FocusQueries) as queries:
        own = await queries.get_settings(get_current_user(dialog_manager).id)
    return {
        "work": own.work,
        "short": own.short,
        "long": own.long,
        "rounds": own.rounds,
        "daily_goal": own.daily_goal,
        "weekly_goal": own.weekly_goal,
        "goals": [_build_goal_option(goal, own.daily_goal) for goal in DAILY_GOAL_OPTIONS],
        "week_goals": [_build_goal_option(goal, own.weekly_goal) for goal in WEEKLY_GOAL_OPTIONS],
    }


def _build_goal_option(minutes: int, selected: int) -> dict[str, Any]:
    return {
        "minutes": minutes,
        "hours": minutes // 60,
        "mark": "✅" if minutes == selected else "🎯",
        "id": str(minutes),
    }


async def get_stats_data(
    dialog_manager: DialogManager, query_runner: QueryRunner, **_: Any
) -> dict[str, Any]:
    """Four weeks as a picture; drawn off the event loop."""
    current_user, today = get_current_user(dialog_manager), get_local_today(dialog_manager)
    since = today - timedelta(days=STATS_DAYS - 1)
    async with query_runner(FocusQueries) as queries:
        own = await queries.get_settings(current_user.id)
        found = await queries.list_recent_stretches(
            current_user.profile, query_runner.clock.now(), days=7 * WEEK_COUNT
        )
    spent, ever = (
        summarize_stretches(one for one in found if one.day >= since),
        summarize_stretches(found),
    )
    picture = await draw_picture(
        current_user, render_chart, build_chart(spent, ever, own, current_user, since, today)
    )
    best = find_best_hour(spent)
    return {
        "picture": picture,
        "minutes": format_headline(spent.sum_minutes(since, today), current_user),
        "finished": spent.finished,
        "interrupted": spent.interrupted,
        "since": format_skeleton("MMMd", since, locale=current_user.locale),
        "hour": None if best is None else f"{best}:00",
    }
