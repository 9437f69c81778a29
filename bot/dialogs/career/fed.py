"""What feeds a goal, read from the domains it belongs to."""

from dataclasses import dataclass
from uuid import UUID

from aiogram_dialog import DialogManager

from bot.context import reader_of, speaker_of, today_of
from core.career.contracts import GoalCard, SkillLine
from core.career.queries import SkillQueries
from core.focus.queries import FocusQueries
from core.habits.contracts import HabitLine
from core.habits.queries import HabitQueries
from core.tasks.contracts import TaskCard
from core.tasks.queries import TaskQueries


@dataclass(slots=True, frozen=True)
class Fed:
    """Tasks, habits and skills that are still there, and the minutes of focus spent on the tasks
    and skills."""

    tasks: tuple[TaskCard, ...] = ()
    habits: tuple[HabitLine, ...] = ()
    skills: tuple[SkillLine, ...] = ()
    minutes: int = 0

    @property
    def tasks_done(self) -> int:
        return sum(task.completed_at is not None for task in self.tasks)

    @property
    def tasks_share(self) -> float | None:
        """None without tasks."""
        return self.tasks_done / len(self.tasks) if self.tasks else None

    @property
    def habit_ticks(self) -> int:
        """Ticks of the last seven days."""
        return sum(habit.week.count("done") for habit in self.habits)

    @property
    def habit_days(self) -> int:
        """Days of the last seven on which its habits were due."""
        return sum(sum(mark != "off" for mark in habit.week) for habit in self.habits)


async def fed(manager: DialogManager, card: GoalCard) -> Fed:
    """What feeds the goal; what was deleted meanwhile is left out."""
    by_kind: dict[str, list[UUID]] = {"task": [], "habit": [], "skill": []}
    for feed in card.feeds:
        by_kind[feed.kind].append(feed.subject_id)
    who, reader = speaker_of(manager).id, reader_of(manager)
    minutes = 0
    if by_kind["task"] or by_kind["skill"]:
        async with reader(FocusQueries) as focus:
            minutes = await focus.minutes_on(who, [*by_kind["task"], *by_kind["skill"]])
    return Fed(
        await _tasks(manager, by_kind["task"]),
        await _habits(manager, by_kind["habit"]),
        await _skills(manager, by_kind["skill"]),
        minutes,
    )


async def _tasks(manager: DialogManager, ids: list[UUID]) -> tuple[TaskCard, ...]:
    if not ids:
        return ()
    who = speaker_of(manager).id
    async with reader_of(manager)(TaskQueries) as queries:
        found = await queries.cards([(task_id, who) for task_id in ids])
    cards = [found.get((task_id, who)) for task_id in ids]
    return tuple(card for card in cards if card is not None and not card.deleted)


async def _habits(manager: DialogManager, ids: list[UUID]) -> tuple[HabitLine, ...]:
    if not ids:
        return ()
    speaker = speaker_of(manager)
    standing = (today_of(manager), speaker.profile.zone)
    async with reader_of(manager)(HabitQueries) as queries:
        found = await queries.lines({(habit_id, speaker.id): standing for habit_id in ids})
    lines = [found.get((habit_id, speaker.id)) for habit_id in ids]
    return tuple(line for line in lines if line is not None)


async def _skills(manager: DialogManager, ids: list[UUID]) -> tuple[SkillLine, ...]:
    if not ids:
        return ()
    who = speaker_of(manager).id
    async with reader_of(manager)(SkillQueries) as queries:
        found = await queries.lines([(skill_id, who) for skill_id in ids])
    lines = [found.get((skill_id, who)) for skill_id in ids]
    return tuple(line for line in lines if line is not None and not line.deleted)
