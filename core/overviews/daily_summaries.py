"""What a day holds in the morning, and what became of it in the evening."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from core.habits.contracts.views import HabitSummary
from core.habits.queries import HabitQueries
from core.overviews.planning import PlanningQueries, TaskCardsById, UserPlanning
from core.overviews.task_plans import get_next_day
from core.planner.contracts import PlanView, Ritual
from core.planner.rules import is_pile
from core.tasks.contracts.views import TaskCard
from core.users.contracts import Profile


@dataclass(slots=True, frozen=True)
class MorningSummary:
    """What a day holds: its open tasks, most urgent first, its open habits, and its plan if there
    is one."""

    day: date
    tasks: Sequence[TaskCard]
    habits: Sequence[str]
    overdue: int
    plan: PlanView | None
    cards: TaskCardsById

    @property
    def has_pile(self) -> bool:
        """True when the overdue tasks are many."""
        return is_pile(self.overdue)


@dataclass(slots=True, frozen=True)
class EveningSummary:
    """What became of `day`: what is open of it would go to `move_to_day`."""

    day: date
    move_to_day: date
    today: date
    done_tasks: Sequence[TaskCard]
    open_tasks: Sequence[TaskCard]
    ticked_habits: int
    due_habits: int
    open_habits: Sequence[str]
    overdue: int

    @property
    def has_pile(self) -> bool:
        """True when the overdue tasks are many."""
        return is_pile(self.overdue)


@dataclass(slots=True, frozen=True)
class DailySummaryQueries:
    planning: PlanningQueries
    habits: HabitQueries

    async def load_morning(self, profile: Profile, now: datetime) -> MorningSummary | None:
        """What today holds; None for somebody who wants no mornings."""
        planning = await self._open_planning(profile, now, "morning")
        if planning is None:
            return None
        today = planning.local_today
        plan = await planning.plans.get_by_day(profile.id, today)
        habits = await self._list_due_habits(profile, today)
        return MorningSummary(
            day=today,
            tasks=await planning.list_due(today),
            habits=[habit.title for habit in habits if not habit.checked_today],
            overdue=await planning.tasks.count_overdue(profile.id, today),
            plan=plan,
            cards=await planning.load_plan_cards(plan) if plan else {},
        )

    async def load_evening(
        self, profile: Profile, due_at: datetime, now: datetime
    ) -> EveningSummary | None:
        """What became of the day it was due on; None for somebody who wants no evenings."""
        planning = await self._open_planning(profile, now, "evening")
        if planning is None:
            return None
        day, today = profile.get_day(due_at), planning.local_today
        habits = await self._list_due_habits(profile, day)
        return EveningSummary(
            day=day,
            move_to_day=get_next_day(day, today),
            today=today,
            done_tasks=await planning.list_completed(day),
            open_tasks=await planning.list_leftovers(day),
            ticked_habits=sum(habit.checked_today for habit in habits),
            due_habits=len(habits),
            open_habits=[habit.title for habit in habits if not habit.checked_today],
            overdue=await planning.tasks.count_overdue(profile.id, today),
        )

    async def _open_planning(
        self, profile: Profile, now: datetime, ritual: Ritual
    ) -> UserPlanning | None:
        rituals = await self.planning.plans.get_rituals(profile.id)
        return self.planning.for_user(profile, now) if rituals.get_time(ritual) else None

    async def _list_due_habits(self, profile: Profile, day: date) -> list[HabitSummary]:
        """Those that are due on `day`, done or not begun."""
        found = await self.habits.list_active(profile.id, day)
        return [habit for habit in found if habit.checked_today or habit.week[-1] == "open"]
