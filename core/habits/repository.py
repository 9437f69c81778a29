"""Writing habits; every look-up names the owner."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import delete, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from core.habits.models import CheckIn, Habit
from core.kit.errors import NotFound


@dataclass(slots=True, frozen=True)
class HabitRepository:
    session: AsyncSession

    def add(self, habit: Habit) -> None:
        self.session.add(habit)

    async def made_before(self, habit_id: UUID, user_id: UUID) -> Habit | None:
        """The owner's habit, or None if the id is free. Raises NotFound if somebody else's."""
        habit = await self.session.get(Habit, habit_id, with_for_update=True)
        if habit is not None and habit.user_id != user_id:
            raise NotFound("habit")
        return habit

    async def get_owned(self, habit_id: UUID, user_id: UUID) -> Habit:
        """The habit, locked. Raises NotFound, also when it belongs to somebody else."""
        mine = select(Habit).where(Habit.id == habit_id, Habit.user_id == user_id).with_for_update()
        habit = (await self.session.execute(mine)).scalar_one_or_none()
        if habit is None:
            raise NotFound("habit")
        return habit

    async def days(self, habit_id: UUID) -> frozenset[date]:
        """All days ticked."""
        ticked = select(CheckIn.day).where(CheckIn.habit_id == habit_id)
        return frozenset((await self.session.execute(ticked)).scalars())

    async def tick(self, habit_id: UUID, day: date, at: datetime) -> bool:
        """Tick `day`; False if it was ticked already."""
        row = insert(CheckIn).values(habit_id=habit_id, day=day, at=at)
        ticked = row.on_conflict_do_nothing().returning(CheckIn.day)
        return (await self.session.execute(ticked)).first() is not None

    async def tick_all(self, habit_id: UUID, days: Sequence[date], at: datetime) -> None:
        """Tick every one of `days` that is not ticked yet."""
        if days:
            rows = [{"habit_id": habit_id, "day": day, "at": at} for day in days]
            await self.session.execute(insert(CheckIn).on_conflict_do_nothing(), rows)

    async def untick(self, habit_id: UUID, day: date) -> bool:
        """Take the tick of `day` back; False if there was none."""
        mine = delete(CheckIn).where(CheckIn.habit_id == habit_id, CheckIn.day == day)
        return (await self.session.execute(mine.returning(CheckIn.day))).first() is not None
