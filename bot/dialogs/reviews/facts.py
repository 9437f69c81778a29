"""What the last seven days came to, put together from the domains."""

from collections.abc import Sequence
from datetime import timedelta

from bot.speaker import Reader, Speaker
from core.career.movement import MovementQueries
from core.career.queries import SkillQueries
from core.focus.queries import FocusQueries
from core.habits.contracts import HabitLine
from core.habits.queries import HabitQueries
from core.reviews.contracts import WeekFacts
from core.tasks.workload import WorkloadQueries

WEEK = timedelta(days=7)


async def week_facts(reader: Reader, speaker: Speaker) -> WeekFacts:
    """The figures as of now."""
    now, today, zone = reader.clock.now(), reader.today(speaker), speaker.profile.zone
    async with reader(WorkloadQueries) as tasks:
        work = await tasks.of(speaker.id, today, zone, now)
    async with reader(FocusQueries) as focus:
        spent = await focus.stretches(speaker.id, now - WEEK, zone)
    async with reader(HabitQueries) as habits:
        lines = await habits.active(speaker.id, today)
    async with reader(MovementQueries) as movement:
        moves = await movement.since(speaker.id, now - WEEK)
    async with reader(SkillQueries) as skills:
        practised = await skills.practised(speaker.id, now - WEEK)
    return WeekFacts(
        tasks_done=work.completed_week,
        focus_minutes=round(sum(one.minutes for one in spent)),
        habits_percent=percent_kept(lines),
        goal_moves=sum(moves.values()),
        practice_minutes=sum(practised.values()),
        overdue=work.overdue,
    )


def percent_kept(lines: Sequence[HabitLine]) -> int:
    """Of the due days of the last seven those that were done; an unfinished today is left out."""
    marks = [mark for line in lines for mark in line.week]
    done, missed = marks.count("done"), marks.count("missed")
    return round(100 * done / (done + missed)) if done + missed else 0
