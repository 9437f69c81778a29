"""What the domains know of a person, put together for the choice of advice."""

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta
from uuid import UUID

import msgspec

from bot.speaker import Reader, Speaker
from core.advice.contracts import Signals
from core.career.contracts import GoalLine, SkillLine
from core.career.movement import MovementQueries
from core.career.queries import GoalQueries, SkillQueries
from core.focus.rhythm import RhythmQueries
from core.habits.contracts import HabitLine
from core.habits.queries import HabitQueries
from core.tasks.workload import WorkloadQueries

STILL = timedelta(days=14)
STRONG_STREAK = 21
SLIPPING_MISSES = 2


async def signals_of(reader: Reader, speaker: Speaker) -> Signals:
    """The figures as of now."""
    now, today, zone = reader.clock.now(), reader.today(speaker), speaker.profile.zone
    async with reader(WorkloadQueries) as tasks:
        work = msgspec.structs.asdict(await tasks.of(speaker.id, today, zone, now))
    async with reader(RhythmQueries) as focus:
        rhythm = msgspec.structs.asdict(await focus.of(speaker.id, zone, now))
    async with reader(HabitQueries) as habits:
        kept = habit_figures(await habits.active(speaker.id, today))
    career = await _career(reader, speaker, now)
    at_night = work.pop("at_night") + rhythm.pop("at_night")
    return Signals(**work, **rhythm, **kept, **career, at_night=at_night)


def habit_figures(lines: Sequence[HabitLine]) -> dict[str, int]:
    """Active habits, those that slip and those that hold."""
    return {
        "habits": len(lines),
        "slipping": sum(line.week.count("missed") >= SLIPPING_MISSES for line in lines),
        "strong": sum(line.streak >= STRONG_STREAK for line in lines),
        "best_streak": max((line.streak for line in lines), default=0),
    }


async def _career(reader: Reader, speaker: Speaker, now: datetime) -> dict[str, int]:
    since = now - STILL
    async with reader(GoalQueries) as goals:
        aims = [goal for goal in await goals.active(speaker.id) if goal.reached_at is None]
    async with reader(MovementQueries) as movement:
        moved = await movement.since(speaker.id, since)
    async with reader(SkillQueries) as skills:
        lines = await skills.active(speaker.id)
        practised = await skills.practised(speaker.id, since)
    return {
        "goals": len(aims),
        "still_goals": _still(aims, moved, since),
        "skills": len(lines),
        "still_skills": _still(lines, practised, since),
    }


def _still(lines: Sequence[GoalLine | SkillLine], moved: Collection[UUID], since: datetime) -> int:
    """Those that were there before `since` and have not moved since."""
    return sum(line.created_at < since and line.id not in moved for line in lines)
