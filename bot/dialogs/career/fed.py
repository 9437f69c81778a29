"""What feeds a goal, read from the domains it belongs to."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from aiogram_dialog import DialogManager
from msgspec.structs import replace

from bot.context import reader_of, speaker_of, today_of
from core.career.contracts import GoalCard, GoalLine, SkillLine
from core.career.queries import GoalQueries, SkillQueries
from core.focus.queries import FocusQueries
from core.habits.contracts import HabitLine
from core.habits.queries import HabitQueries
from core.tasks.contracts import TaskCard
from core.tasks.queries import TaskQueries

_DUE = frozenset({"done", "missed", "open"})
Chain = tuple[tuple[UUID, bool], ...]
"""The occurrences of a task: (id, done)."""


@dataclass(slots=True, frozen=True)
class Fed:
    """Tasks, habits and skills that are still there, and the minutes of focus spent on the tasks
    and skills. A task that repeats counts as often as it came: `chains` are its occurrences."""

    tasks: tuple[TaskCard, ...] = ()
    chains: Mapping[UUID, Chain] = field(default_factory=dict)
    habits: tuple[HabitLine, ...] = ()
    skills: tuple[SkillLine, ...] = ()
    minutes: int = 0

    def is_done(self, task: TaskCard) -> bool:
        """True when it is done, and no further occurrence of it is open."""
        return all(done for _, done in self.chains.get(task.id, ()))

    @property
    def tasks_done(self) -> int:
        return sum(done for chain in self.chains.values() for _, done in chain)

    @property
    def tasks_told(self) -> int:
        """All occurrences there were and are."""
        return sum(len(chain) for chain in self.chains.values())

    @property
    def tasks_share(self) -> float | None:
        """None without tasks."""
        return self.tasks_done / self.tasks_told if self.tasks_told else None

    @property
    def habit_ticks(self) -> int:
        """Ticks of the last seven days."""
        return sum(habit.week.count("done") for habit in self.habits)

    @property
    def habit_days(self) -> int:
        """Days of the last seven on which its habits were due."""
        return sum(mark in _DUE for habit in self.habits for mark in habit.week)

    @property
    def habit_strength(self) -> float:
        """Of all its habits together, 0 to 1; 0 without any."""
        told = [habit.strength for habit in self.habits]
        return sum(told) / len(told) if told else 0.0


async def fed(manager: DialogManager, card: GoalCard) -> Fed:
    """What feeds the goal; what was deleted meanwhile is left out."""
    by_kind: dict[str, list[UUID]] = {"task": [], "habit": [], "skill": []}
    for feed in card.feeds:
        by_kind[feed.kind].append(feed.subject_id)
    tasks, chains = await _tasks(manager, by_kind["task"])
    worked = [one for chain in chains.values() for one, _ in chain]
    return Fed(
        tasks=tasks,
        chains=chains,
        habits=await _habits(manager, by_kind["habit"]),
        skills=await _skills(manager, by_kind["skill"]),
        minutes=await _minutes(manager, [*worked, *by_kind["skill"]]),
    )


async def with_tasks(manager: DialogManager, goals: Sequence[GoalLine]) -> list[GoalLine]:
    """The goals; one without measures of its own is as far as its tasks are."""
    unmeasured = {goal.id for goal in goals if goal.progress is None}
    if not unmeasured:
        return list(goals)
    who = speaker_of(manager).id
    async with reader_of(manager)(GoalQueries) as of_goals:
        feeds = await of_goals.feeds(who)
    tasks = {
        goal_id: [feed.subject_id for feed in feeds.get(goal_id, ()) if feed.kind == "task"]
        for goal_id in unmeasured
    }
    async with reader_of(manager)(TaskQueries) as queries:
        chains = await queries.chains([one for ids in tasks.values() for one in ids], who)
    shares = {
        goal_id: Fed(chains={one: chains[one] for one in ids if one in chains}).tasks_share
        for goal_id, ids in tasks.items()
    }
    return [replace(goal, progress=shares.get(goal.id, goal.progress)) for goal in goals]


async def _minutes(manager: DialogManager, subjects: list[UUID]) -> int:
    if not subjects:
        return 0
    async with reader_of(manager)(FocusQueries) as queries:
        return await queries.minutes_on(speaker_of(manager).id, subjects)


async def _tasks(
    manager: DialogManager, ids: list[UUID]
) -> tuple[tuple[TaskCard, ...], dict[UUID, Chain]]:
    if not ids:
        return (), {}
    who = speaker_of(manager).id
    async with reader_of(manager)(TaskQueries) as queries:
        found = await queries.cards([(task_id, who) for task_id in ids])
        chains = await queries.chains(ids, who)
    cards = [found.get((task_id, who)) for task_id in ids]
    return tuple(card for card in cards if card is not None and card.id in chains), chains


async def _habits(manager: DialogManager, ids: list[UUID]) -> tuple[HabitLine, ...]:
    if not ids:
        return ()
    speaker = speaker_of(manager)
    async with reader_of(manager)(HabitQueries) as queries:
        found = await queries.lines({(habit_id, speaker.id): today_of(manager) for habit_id in ids})
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
