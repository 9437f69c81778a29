"""What is due on each of the days ahead, and where overdue tasks would go among them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from core.kit.days import iterate_days
from core.overviews.task_plans import sum_estimates
from core.reviews.rules import list_days_ahead, spread_tasks
from core.tasks.contracts.views import TaskCard, TaskMove
from core.tasks.days import TaskDayQueries
from core.tasks.recurring import load_repeats_by_day
from core.tasks.workload import WorkloadQueries
from core.users.contracts import Profile

MAX_SPREAD_TASKS = 100
_DAY = timedelta(days=1)


@dataclass(slots=True, frozen=True)
class DayAgenda:
    """The tasks due on a day, and the recurring ones that will come round on it."""

    due_tasks: Sequence[TaskCard]
    recurring_tasks: Sequence[TaskCard]

    @property
    def all_tasks(self) -> list[TaskCard]:
        return [*self.due_tasks, *self.recurring_tasks]

    @property
    def needed_minutes(self) -> int:
        return sum_estimates(self.all_tasks)


@dataclass(slots=True, frozen=True)
class AgendaQueries:
    tasks: TaskDayQueries
    workload: WorkloadQueries

    async def load_days(
        self, user_id: UUID, first: date, last: date, today: date
    ) -> dict[date, DayAgenda]:
        """Each day from `first` to `last`; what comes round again does so after today."""
        due = await self.tasks.list_due(user_id, first, last)
        repeats = await load_repeats_by_day(self.tasks, user_id, max(first, today + _DAY), last)
        return {
            day: DayAgenda([one for one in due if one.due_date == day], repeats.get(day, ()))
            for day in iterate_days(first, last)
        }

    async def count_by_day(self, user_id: UUID, days: Sequence[date]) -> dict[date, int]:
        """Tasks a day, with those that will come round again on it."""
        load = await self.workload.get_daily_load(user_id, days[0], days[-1])
        repeats = await load_repeats_by_day(self.tasks, user_id, days[0], days[-1])
        return {day: load.get(day, 0) + len(repeats.get(day, ())) for day in days}

    async def propose_spread(self, profile: Profile, today: date) -> tuple[TaskMove, ...]:
        """Days for the overdue tasks, the most important first: each goes where there is least of
        the days ahead that the person works on."""
        late = await self.workload.list_overdue(profile.id, today, MAX_SPREAD_TASKS)
        if not late:
            return ()
        ahead = list_days_ahead(today)
        days = [day for day in ahead if profile.is_work_day(day)] or ahead
        chosen = spread_tasks(len(late), await self.count_by_day(profile.id, days), days)
        return tuple(TaskMove(one.id, day) for one, day in zip(late, chosen, strict=True))
