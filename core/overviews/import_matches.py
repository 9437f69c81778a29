"""What of an import a person has already."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from core.data_import.plans import ImportPlan
from core.habits.queries import HabitQueries
from core.tasks.queries import TaskQueries


@dataclass(slots=True, frozen=True)
class ImportMatchQueries:
    tasks: TaskQueries
    habits: HabitQueries

    async def find_existing(self, plan: ImportPlan, user_id: UUID, today: date) -> dict[UUID, bool]:
        """Which of the plan's things exist, each with whether it was deleted or archived."""
        cards = await self.tasks.get_cards([(one, user_id) for one in plan.tasks])
        habits = await self.habits.get_summaries({(one, user_id): today for one in plan.habits})
        known = {task_id: card.deleted for (task_id, _), card in cards.items()}
        return known | {habit_id: one.archived for (habit_id, _), one in habits.items()}
