"""What the last seven days of a person came to."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from core.career.movement import GoalMovementQueries
from core.career.queries import SkillQueries
from core.focus.queries import FocusQueries
from core.habits.contracts.views import HabitSummary
from core.habits.queries import HabitQueries
from core.kit.clock import Clock
from core.reviews.contracts import WeekFacts
from core.tasks.workload import WorkloadQueries
from core.users.contracts import Profile

WEEK = timedelta(days=7)


@dataclass(slots=True, frozen=True)
class WeekFactQueries:
    tasks: WorkloadQueries
    focus: FocusQueries
    habits: HabitQueries
    movement: GoalMovementQueries
    skills: SkillQueries
    clock: Clock

    async def collect_facts(self, profile: Profile) -> WeekFacts:
        """The figures as of now."""
        now = self.clock.now()
        today, since = profile.get_day(now), now - WEEK
        work = await self.tasks.get_workload(profile.id, today, profile.zone, now)
        focused = await self.focus.list_stretches(profile.id, since, profile.zone)
        moves = await self.movement.count_moves_since(profile.id, since)
        habits = await self.habits.list_active(profile.id, today)
        practised = await self.skills.sum_practice(profile.id, since)
        return WeekFacts(
            tasks_done=work.completed_week,
            focus_minutes=round(sum(one.minutes for one in focused)),
            habits_percent=calculate_kept_percent(habits) or 0,
            goal_moves=sum(moves.values()),
            practice_minutes=sum(practised.values()),
            overdue=work.overdue,
        )


def calculate_kept_percent(lines: Sequence[HabitSummary]) -> int | None:
    """Of the due days of the last seven those that were done; an unfinished today is left out, and
    None while no day has shown anything."""
    marks = [mark for line in lines for mark in line.week]
    done, missed = marks.count("done"), marks.count("missed")
    return round(100 * done / (done + missed)) if done + missed else None
