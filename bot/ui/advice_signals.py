"""What the domains know of a person, put together for the choice of advice."""

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta
from uuid import UUID

import msgspec

from bot.ui.current_user import CurrentUser, QueryRunner
from core.advice.contracts import Signals
from core.career.contracts.goals import GoalSummary
from core.career.contracts.skills import SkillSummary
from core.career.movement import GoalMovementQueries
from core.career.queries import GoalQueries, SkillQueries
from core.focus.rhythm import RhythmQueries
from core.habits.contracts.views import HabitSummary
from core.habits.queries import HabitQueries
from core.tasks.workload import WorkloadQueries

STALE_PERIOD = timedelta(days=14)
STRONG_STREAK = 21
SLIPPING_MISSES = 2


async def collect_signals(query_runner: QueryRunner, current_user: CurrentUser) -> Signals:
    """The figures as of now."""
    now, today, zone = (
        query_runner.clock.now(),
        query_runner.get_local_today(current_user),
        current_user.profile.zone,
    )
    async with query_runner(WorkloadQueries) as tasks:
        work = msgspec.structs.asdict(await tasks.get_workload(current_user.id, today, zone, now))
    async with query_runner(RhythmQueries) as focus:
        rhythm = msgspec.structs.asdict(await focus.get_rhythm(current_user.id, zone, now))
    async with query_runner(HabitQueries) as habits:
        kept = count_habit_figures(await habits.list_active(current_user.id, today))
    career = await _count_career_figures(query_runner, current_user, now)
    at_night = work.pop("at_night") + rhythm.pop("at_night")
    return Signals(**work, **rhythm, **kept, **career, at_night=at_night)


def count_habit_figures(lines: Sequence[HabitSummary]) -> dict[str, int]:
    """Active habits, those that slip and those that hold."""
    return {
        "habits": len(lines),
        "slipping": sum(line.week.count("missed") >= SLIPPING_MISSES for line in lines),
        "strong": sum(line.streak >= STRONG_STREAK for line in lines),
        "best_streak": max((line.streak for line in lines), default=0),
    }


async def _count_career_figures(
    query_runner: QueryRunner, current_user: CurrentUser, now: datetime
) -> dict[str, int]:
    since = now - STALE_PERIOD
    async with query_runner(GoalQueries) as goals:
        aims = [
            goal for goal in await goals.list_active(current_user.id) if goal.reached_at is None
        ]
    async with query_runner(GoalMovementQueries) as movement:
        moved = await movement.count_moves_since(current_user.id, since)
    async with query_runner(SkillQueries) as skills:
        lines = await skills.list_active(current_user.id)
        practised = await skills.sum_practice(current_user.id, since)
    return {
        "goals": len(aims),
        "still_goals": _count_stale(aims, moved, since),
        "skills": len(lines),
        "still_skills": _count_stale(lines, practised, since),
    }


def _count_stale(
    lines: Sequence[GoalSummary | SkillSummary], moved_ids: Collection[UUID], since: datetime
) -> int:
    """Those that were there before `since` and have not moved since."""
    return sum(line.created_at < since and line.id not in moved_ids for line in lines)
