"""Habits as their owners' own day shows them. Whoever calls answers for the consent."""

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from core.buddies.contracts import HabitReader
from core.habits.contracts.views import HabitSummary
from core.kit.clock import Clock
from core.users.contracts import Profile, UserDirectory


@dataclass(slots=True, frozen=True)
class VisibleHabit:
    """A habit and whose it is."""

    summary: HabitSummary
    owner: Profile


@dataclass(slots=True, frozen=True)
class VisibleHabitReader:
    habits: HabitReader
    users: UserDirectory
    clock: Clock

    async def get_visible(
        self, requested: Collection[tuple[UUID, UUID]]
    ) -> dict[tuple[UUID, UUID], VisibleHabit]:
        """Of the pairs (habit, owner) those that are; an archived habit rests and is not seen."""
        if not requested:
            return {}
        now = self.clock.now()
        owners = await self.users.get_profiles({owner_id for _, owner_id in requested})
        days = {
            (habit_id, owner_id): owners[owner_id].get_day(now)
            for habit_id, owner_id in requested
            if owner_id in owners
        }
        lines = await self.habits.get_summaries(days)
        return {
            pair: VisibleHabit(line, owners[pair[1]])
            for pair, line in lines.items()
            if not line.archived
        }

    async def find_visible(self, habit_id: UUID, owner_id: UUID) -> VisibleHabit | None:
        return (await self.get_visible({(habit_id, owner_id)})).get((habit_id, owner_id))
