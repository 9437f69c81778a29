"""What feeds a goal, read from the domains it belongs to."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from aiogram_dialog import DialogManager
from msgspec.structs import replace

from bot.ui.context import get_current_user, get_local_today, get_query_runner
from core.career.contracts.goals import GoalCard, GoalSummary
from core.career.contracts.skills import SkillSummary
from core.career.queries import GoalQueries, SkillQueries
from core.focus.queries import FocusQueries
from core.habits.contracts.views import HabitSummary
from core.habits.queries import HabitQueries
from core.tasks.contracts.views import TaskCard
from core.tasks.queries import TaskQueries

_DUE_MARKS = frozenset({"done", "missed", "open"})
OccurrenceChain = tuple[tuple[UUID, bool], ...]
"""The occurrences of a task: (id, done)."""


@dataclass(slots=True, frozen=True)
class LinkedMeasures:
    """Tasks, habits and skills that are still there, and the minutes of focus spent on the tasks
    and skills. A task that repeats counts as often as it came: `chains` are its occurrences."""

    tasks: tuple[TaskCard, ...] = ()
    chains: Mapping[UUID, OccurrenceChain] = field(default_factory=dict)
    habits: tuple[HabitSummary, ...] = ()
    skills: tuple[SkillSummary, ...] = ()
    focus_minutes: int = 0

    def is_task_done(self, task: TaskCard) -> bool:
        """True when it is done, and no further occurrence of it is open."""
        return all(done for _, done in self.chains.get(task.id, ()))

    @property
    def done_task_count(self) -> int:
        return sum(done for chain in self.chains.values() for _, done in chain)

    @property
    def total_task_count(self) -> int:
        """All occurrences there were and are."""
        return sum(len(chain) for chain in self.chains.values())

    @property
    def task_completion_share(self) -> float | None:
        """None without tasks."""
        return self.done_task_count / self.total_task_count if self.total_task_count else None

    @property
    def habit_tick_count(self) -> int:
        """Ticks of the last seven days."""
        return sum(habit.week.count("done") for habit in self.habits)

    @property
    def habit_due_count(self) -> int:
        """Days of the last seven on which its habits were due."""
        return sum(mark in _DUE_MARKS for habit in self.habits for mark in habit.week)

    @property
    def average_habit_strength(self) -> float:
        """Of all its habits together, 0 to 1; 0 without any."""
        text = [habit.strength for habit in self.habits]
        return sum(text) / len(text) if text else 0.0


async def load_linked_measures(manager: DialogManager, card: GoalCard) -> LinkedMeasures:
    """What feeds the goal; what was deleted meanwhile is left out."""
    by_kind: dict[str, list[UUID]] = {"task": [], "habit": [], "skill": []}
    for feed in card.feeds:
        by_kind[feed.kind].append(feed.subject_id)
    tasks, chains = await _load_tasks(manager, by_kind["task"])
    worked = [one for chain in chains.values() for one, _ in chain]
    return LinkedMeasures(
        tasks=tasks,
        chains=chains,
        habits=await _load_habits(manager, by_kind["habit"]),
        skills=await _load_skills(manager, by_kind["skill"]),
        focus_minutes=await _load_focus_minutes(manager, [*worked, *by_kind["skill"]]),
    )


async def apply_task_progress(
    manager: DialogManager, goals: Sequence[GoalSummary]
) -> list[GoalSummary]:
    """The goals; one without measures of its own is as far as its tasks are."""
    unmeasured = {goal.id for goal in goals if goal.progress is None}
    if not unmeasured:
        return list(goals)
    who = get_current_user(manager).id
    async with get_query_runner(manager)(GoalQueries) as of_goals:
        feeds = await of_goals.list_links(who)
    tasks = {
        goal_id: [feed.subject_id for feed in feeds.get(goal_id, ()) if feed.kind == "task"]
        for goal_id in unmeasured
    }
    async with get_query_runner(manager)(TaskQueries) as queries:
        chains = await queries.get_chains([one for ids in tasks.values() for one in ids], who)
    shares = {
        goal_id: LinkedMeasures(
            chains={one: chains[one] for one in ids if one in chains}
        ).task_completion_share
        for goal_id, ids in tasks.items()
    }
    return [replace(goal, progress=shares.get(goal.id, goal.progress)) for goal in goals]


async def _load_focus_minutes(manager: DialogManager, subjects: list[UUID]) -> int:
    if not subjects:
        return 0
    async with get_query_runner(manager)(FocusQueries) as queries:
        return await queries.sum_minutes(get_current_user(manager).id, subjects)


async def _load_tasks(
    manager: DialogManager, ids: list[UUID]
) -> tuple[tuple[TaskCard, ...], dict[UUID, OccurrenceChain]]:
    if not ids:
        return (), {}
    who = get_current_user(manager).id
    async with get_query_runner(manager)(TaskQueries) as queries:
        found = await queries.get_cards([(task_id, who) for task_id in ids])
        chains = await queries.get_chains(ids, who)
    cards = [found.get((task_id, who)) for task_id in ids]
    return tuple(card for card in cards if card is not None and card.id in chains), chains


async def _load_habits(manager: DialogManager, ids: list[UUID]) -> tuple[HabitSummary, ...]:
    if not ids:
        return ()
    current_user = get_current_user(manager)
    async with get_query_runner(manager)(HabitQueries) as queries:
        found = await queries.get_summaries(
            {(habit_id, current_user.id): get_local_today(manager) for habit_id in ids}
        )
    lines = [found.get((habit_id, current_user.id)) for habit_id in ids]
    return tuple(line for line in lines if line is not None)


async def _load_skills(manager: DialogManager, ids: list[UUID]) -> tuple[SkillSummary, ...]:
    if not ids:
        return ()
    who = get_current_user(manager).id
    async with get_query_runner(manager)(SkillQueries) as queries:
        found = await queries.get_summaries([(skill_id, who) for skill_id in ids])
    lines = [found.get((skill_id, who)) for skill_id in ids]
    return tuple(line for line in lines if line is not None and not line.deleted)
