"""How far goals are by what is linked to them: tasks, habits, skills, minutes of focus."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from msgspec.structs import replace

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

    def calculate_progress(self, card: GoalCard) -> float:
        """How far the goal is (0..1): what is reached is there, whatever its figures say; a goal
        without measures of its own is as far as its tasks are."""
        if card.reached_at is not None:
            return 1.0
        share = card.progress if card.progress is not None else self.task_completion_share
        return share or 0.0

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


@dataclass(slots=True, frozen=True)
class GoalProgressQueries:
    goals: GoalQueries
    tasks: TaskQueries
    habits: HabitQueries
    skills: SkillQueries
    focus: FocusQueries

    async def load_linked_measures(
        self, card: GoalCard, user_id: UUID, today: date
    ) -> LinkedMeasures:
        """What is linked to the goal; what was deleted meanwhile is left out."""
        by_kind: dict[str, list[UUID]] = {"task": [], "habit": [], "skill": []}
        for feed in card.feeds:
            by_kind[feed.kind].append(feed.subject_id)
        tasks, chains = await self._load_tasks(by_kind["task"], user_id)
        worked = [one for chain in chains.values() for one, _ in chain]
        subjects = [*worked, *by_kind["skill"]]
        return LinkedMeasures(
            tasks=tasks,
            chains=chains,
            habits=await self._load_habits(by_kind["habit"], user_id, today),
            skills=await self._load_skills(by_kind["skill"], user_id),
            focus_minutes=await self.focus.sum_minutes(user_id, subjects) if subjects else 0,
        )

    async def apply_task_progress(
        self, goals: Sequence[GoalSummary], user_id: UUID
    ) -> list[GoalSummary]:
        """The goals; one without measures of its own is as far as its tasks are."""
        unmeasured = {goal.id for goal in goals if goal.progress is None}
        if not unmeasured:
            return list(goals)
        feeds = await self.goals.list_links(user_id)
        tasks = {
            goal_id: [feed.subject_id for feed in feeds.get(goal_id, ()) if feed.kind == "task"]
            for goal_id in unmeasured
        }
        chains = await self.tasks.get_chains(
            [one for ids in tasks.values() for one in ids], user_id
        )
        shares = {
            goal_id: LinkedMeasures(
                chains={one: chains[one] for one in ids if one in chains}
            ).task_completion_share
            for goal_id, ids in tasks.items()
        }
        return [replace(goal, progress=shares.get(goal.id, goal.progress)) for goal in goals]

    async def _load_tasks(
        self, ids: list[UUID], user_id: UUID
    ) -> tuple[tuple[TaskCard, ...], dict[UUID, OccurrenceChain]]:
        if not ids:
            return (), {}
        found = await self.tasks.get_cards([(task_id, user_id) for task_id in ids])
        chains = await self.tasks.get_chains(ids, user_id)
        cards = [found.get((task_id, user_id)) for task_id in ids]
        return tuple(card for card in cards if card is not None and card.id in chains), chains

    async def _load_habits(
        self, ids: list[UUID], user_id: UUID, today: date
    ) -> tuple[HabitSummary, ...]:
        if not ids:
            return ()
        found = await self.habits.get_summaries({(one, user_id): today for one in ids})
        lines = [found.get((habit_id, user_id)) for habit_id in ids]
        return tuple(line for line in lines if line is not None)

    async def _load_skills(self, ids: list[UUID], user_id: UUID) -> tuple[SkillSummary, ...]:
        if not ids:
            return ()
        found = await self.skills.get_summaries([(skill_id, user_id) for skill_id in ids])
        lines = [found.get((skill_id, user_id)) for skill_id in ids]
        return tuple(line for line in lines if line is not None and not line.deleted)
