"""The figures of a person that advice is chosen by."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

import msgspec

from core.advice.contracts import Signals
from core.career.contracts.goals import GoalSummary
from core.career.contracts.skills import SkillSummary
from core.career.movement import GoalMovementQueries
from core.career.queries import GoalQueries, SkillQueries
from core.focus.rhythm import RhythmQueries
from core.habits.contracts.views import HabitSummary
from core.habits.queries import HabitQueries
from core.kit.clock import Clock
from core.tasks.workload import WorkloadQueries
from core.users.contracts import Profile

STALE_PERIOD = timedelta(days=14)
STRONG_STREAK = 21
SLIPPING_MISSES = 2


@dataclass(slots=True, frozen=True)
class AdviceSignalQueries:
    tasks: WorkloadQueries
    focus: RhythmQueries
    habits: HabitQueries
    goals: GoalQueries
    movement: GoalMovementQueries
    skills: SkillQueries
    clock: Clock

    async def collect_signals(self, profile: Profile) -> Signals:
        """The figures as of now."""
        now = self.clock.now()
        today = profile.get_day(now)
        workload = await self.tasks.get_workload(profile.id, today, profile.zone, now)
        rhythm = await self.focus.get_rhythm(profile.id, profile.zone, now)
        figures = msgspec.structs.asdict(workload), msgspec.structs.asdict(rhythm)
        at_night = sum(one.pop("at_night") for one in figures)
        habits = count_habit_figures(await self.habits.list_active(profile.id, today))
        career = await self._count_career_figures(profile, now - STALE_PERIOD)
        return Signals(**figures[0], **figures[1], **habits, **career, at_night=at_night)

    async def _count_career_figures(self, profile: Profile, since: datetime) -> dict[str, int]:
        active = await self.goals.list_active(profile.id)
        goals = [goal for goal in active if goal.reached_at is None]
        moved = await self.movement.count_moves_since(profile.id, since)
        skills = await self.skills.list_active(profile.id)
        practised = await self.skills.sum_practice(profile.id, since)
        return {
            "goals": len(goals),
            "still_goals": _count_stale(goals, moved, since),
            "skills": len(skills),
            "still_skills": _count_stale(skills, practised, since),
        }


def count_habit_figures(lines: Sequence[HabitSummary]) -> dict[str, int]:
    """Active habits, those that slip and those that hold."""
    return {
        "habits": len(lines),
        "slipping": sum(line.missed_count >= SLIPPING_MISSES for line in lines),
        "strong": sum(line.streak >= STRONG_STREAK for line in lines),
        "best_streak": max((line.streak for line in lines), default=0),
    }


def _count_stale(
    lines: Sequence[GoalSummary | SkillSummary], moved_ids: Collection[UUID], since: datetime
) -> int:
    """Those that were there before `since` and have not moved since."""
    return sum(line.created_at < since and line.id not in moved_ids for line in lines)
