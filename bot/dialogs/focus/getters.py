"""What the windows of focus show."""

from datetime import timedelta
from typing import Any

from aiogram_dialog import DialogManager
from babel.dates import format_skeleton

from bot.context import now_of, speaker_of, today_of
from bot.dialogs.focus.pictures import WEEKS, drawing, headline
from bot.dialogs.tasks.lines import shorten
from bot.notices.focus_cards import bar
from bot.pictures import drawn
from bot.speaker import Reader
from core.career.queries import SkillQueries
from core.focus.queries import FocusQueries
from core.focus.rules import Stretch, monday, most, summary
from core.pictures.bars import chart
from core.tasks.queries import TaskQueries

TASKS, SKILLS = 8, 4
DAYS = 28
TELLING = 5  # sessions: fewer say nothing of an hour
GOALS = (0, 60, 120, 180, 240)
WEEK_GOALS = (0, 300, 600, 900, 1200)


async def main(dialog_manager: DialogManager, reader: Reader, **_: Any) -> dict[str, Any]:
    """Today's minutes against the goal, and whether something runs."""
    speaker, today = speaker_of(dialog_manager), today_of(dialog_manager)
    async with reader(FocusQueries) as queries:
        own, active = await queries.settings(speaker.id), await queries.active(speaker.id)
        spent = summary(await _stretches(queries, dialog_manager, reader, days=7))
    day, week = spent.minutes(today, today), spent.minutes(monday(today), today)
    return {
        "work": own.work,
        "day": day,
        "week": week,
        "daily_goal": own.daily_goal,
        "weekly_goal": own.weekly_goal,
        "day_bar": bar(day / own.daily_goal) if own.daily_goal else "",
        "week_bar": bar(week / own.weekly_goal) if own.weekly_goal else "",
        "has_daily": own.daily_goal > 0,
        "has_weekly": own.weekly_goal > 0,
        "running": active is not None,
        "free": active is None,
    }


async def _stretches(
    queries: FocusQueries, manager: DialogManager, reader: Reader, *, days: int
) -> list[Stretch]:
    """Work of the last `days` days, today included."""
    person = speaker_of(manager).profile
    since = reader.clock.now() - timedelta(days=days + 1)
    first = today_of(manager) - timedelta(days=days - 1)
    found = await queries.stretches(person.id, since, person.zone, person.day_start)
    return [one for one in found if one.day >= first]


async def tasks(dialog_manager: DialogManager, reader: Reader, **_: Any) -> dict[str, Any]:
    """The most urgent tasks of today, and skills to practise."""
    user_id, now = speaker_of(dialog_manager).id, now_of(dialog_manager)
    async with reader(TaskQueries) as queries:
        found = await queries.today(user_id, today_of(dialog_manager), now, 0, TASKS)
    async with reader(SkillQueries) as skills:
        learnt = (await skills.active(user_id))[:SKILLS]
    return {
        "tasks": [(shorten(task.title), task.id.hex) for task in found.tasks],
        "skills": [(f"🧠 {shorten(skill.title)}", skill.id.hex) for skill in learnt],
        "empty": not found.tasks,
    }


async def settings(dialog_manager: DialogManager, reader: Reader, **_: Any) -> dict[str, Any]:
    """The person's own lengths and goals, in minutes."""
    async with reader(FocusQueries) as queries:
        own = await queries.settings(speaker_of(dialog_manager).id)
    return {
        "work": own.work,
        "short": own.short,
        "long": own.long,
        "rounds": own.rounds,
        "daily_goal": own.daily_goal,
        "weekly_goal": own.weekly_goal,
        "goals": [_goal(goal, own.daily_goal) for goal in GOALS],
        "week_goals": [_goal(goal, own.weekly_goal) for goal in WEEK_GOALS],
    }


def _goal(minutes: int, chosen: int) -> dict[str, Any]:
    return {
        "minutes": minutes,
        "hours": minutes // 60,
        "mark": "✅" if minutes == chosen else "🎯",
        "id": str(minutes),
    }


async def stats(dialog_manager: DialogManager, reader: Reader, **_: Any) -> dict[str, Any]:
    """Four weeks as a picture; drawn off the event loop."""
    speaker, today = speaker_of(dialog_manager), today_of(dialog_manager)
    since = today - timedelta(days=DAYS - 1)
    async with reader(FocusQueries) as queries:
        own = await queries.settings(speaker.id)
        found = await _stretches(queries, dialog_manager, reader, days=7 * WEEKS)
    spent, ever = summary(one for one in found if one.day >= since), summary(found)
    picture = await drawn(speaker, chart, drawing(spent, ever, own, speaker, since, today))
    best = next((hour for hour, worked in most(spent.by_hour, 1) if worked >= 1), None)
    return {
        "picture": picture,
        "minutes": headline(spent.minutes(since, today), speaker),
        "finished": spent.finished,
        "interrupted": spent.interrupted,
        "since": format_skeleton("MMMd", since, locale=speaker.locale),
        "hour": f"{best}:00" if best is not None and spent.finished >= TELLING else None,
    }
