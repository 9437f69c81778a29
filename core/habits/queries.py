"""Reading habits."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from core.habits.contracts import HabitCard
from core.habits.models import CheckIn, Habit
from core.habits.views import card


@dataclass(slots=True, frozen=True)
class HabitQueries:
    session: AsyncSession

    async def active(self, user_id: UUID, today: date, zone: str) -> tuple[HabitCard, ...]:
        """The person's active habits in the order they were made."""
        mine = (
            select(Habit)
            .where(Habit.user_id == user_id, Habit.archived_at.is_(None))
            .order_by(Habit.created_at, Habit.id)
        )
        habits = (await self.session.execute(mine)).scalars().all()
        days = await self._days([habit.id for habit in habits])
        return tuple(card(habit, days[habit.id], today, zone) for habit in habits)

    async def count_open(self, user_id: UUID, today: date) -> int:
        """How many active habits are due today and not ticked yet."""
        ticked = select(CheckIn.habit_id).where(CheckIn.day == today)
        bit = Habit.weekdays.op(">>")(today.weekday()).op("&")(1)
        mine = select(func.count(Habit.id)).where(
            Habit.user_id == user_id,
            Habit.archived_at.is_(None),
            bit == 1,
            Habit.id.not_in(ticked),
        )
        return await self.session.scalar(mine) or 0

    async def card(self, habit_id: UUID, user_id: UUID, today: date, zone: str) -> HabitCard | None:
        """The owner's habit, archived ones too, or None."""
        mine = select(Habit).where(Habit.id == habit_id, Habit.user_id == user_id)
        habit = (await self.session.execute(mine)).scalar_one_or_none()
        if habit is None:
            return None
        return card(habit, (await self._days([habit.id]))[habit.id], today, zone)

    async def cards(
        self, asked: Mapping[tuple[UUID, UUID], tuple[date, str]]
    ) -> dict[tuple[UUID, UUID], HabitCard]:
        """Of the pairs (habit, owner) those that are; each is asked with the owner's today and
        zone."""
        found = await self.session.scalars(select(Habit).where(Habit.id.in_({h for h, _ in asked})))
        habits = [habit for habit in found if (habit.id, habit.user_id) in asked]
        days = await self._days([habit.id for habit in habits])
        cards = {}
        for habit in habits:
            pair = (habit.id, habit.user_id)
            cards[pair] = card(habit, days[habit.id], *asked[pair])
        return cards

    async def days(self, habit_id: UUID, user_id: UUID) -> frozenset[date]:
        """All ticked days of the owner's habit, for pictures."""
        ticked = (
            select(CheckIn.day)
            .join(Habit, Habit.id == CheckIn.habit_id)
            .where(Habit.id == habit_id, Habit.user_id == user_id)
        )
        return frozenset((await self.session.execute(ticked)).scalars())

    async def _days(self, habit_ids: list[UUID]) -> dict[UUID, set[date]]:
        found: dict[UUID, set[date]] = defaultdict(set)
        if habit_ids:
            ticked = select(CheckIn.habit_id, CheckIn.day).where(CheckIn.habit_id.in_(habit_ids))
            for habit_id, day in await self.session.execute(ticked):
                found[habit_id].add(day)
        return found
