"""Habits as their owners' own day shows them. Whoever calls answers for the consent."""

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from core.buddies.contracts import Habits
from core.habits.contracts import HabitLine
from core.kit.clock import Clock
from core.users.contracts import People, Profile


@dataclass(slots=True, frozen=True)
class Seen:
    """A habit and whose it is."""

    line: HabitLine
    owner: Profile


@dataclass(slots=True, frozen=True)
class Sight:
    habits: Habits
    people: People
    clock: Clock

    async def of(self, asked: Collection[tuple[UUID, UUID]]) -> dict[tuple[UUID, UUID], Seen]:
        """Of the pairs (habit, owner) those that are; an archived habit rests and is not seen."""
        if not asked:
            return {}
        now = self.clock.now()
        owners = await self.people.profiles({owner_id for _, owner_id in asked})
        days = {
            (habit_id, owner_id): owners[owner_id].day_of(now)
            for habit_id, owner_id in asked
            if owner_id in owners
        }
        lines = await self.habits.lines(days)
        return {
            pair: Seen(line, owners[pair[1]]) for pair, line in lines.items() if not line.archived
        }

    async def one(self, habit_id: UUID, owner_id: UUID) -> Seen | None:
        return (await self.of({(habit_id, owner_id)})).get((habit_id, owner_id))
