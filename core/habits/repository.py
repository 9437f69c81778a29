"""Writing habits; every look-up names the owner."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import delete, select
from sqlalchemy.dialects.postgresql import insert

from core.habits.contracts.views import DayRecord
from core.habits.models import CheckIn, Habit
from core.habits.views import build_record
from core.kit.repositories import OwnedRepository


class HabitRepository(OwnedRepository[Habit]):
    model, name = Habit, "habit"

    async def list_active(self, user_id: UUID) -> list[Habit]:
        """All of the owner's that are not archived, locked, in the order of their ids."""
        mine = select(Habit).where(Habit.user_id == user_id, Habit.archived_at.is_(None))
        found = await self.session.scalars(mine.order_by(Habit.id).with_for_update())
        return list(found)

    async def load_records(self, habit: Habit) -> dict[date, DayRecord]:
        """The days written since `habit.folded`."""
        return {day: build_record(row) for day, row in (await self.load_rows(habit)).items()}

    async def load_rows(self, habit: Habit) -> dict[date, CheckIn]:
        written = select(CheckIn).where(CheckIn.habit_id == habit.id)
        if habit.folded is not None:
            written = written.where(CheckIn.day > habit.folded)
        return {row.day: row for row in (await self.session.scalars(written)).all()}

    async def find_day(self, habit_id: UUID, day: date) -> CheckIn | None:
        return await self.session.get(CheckIn, (habit_id, day))

    async def write_day(self, habit_id: UUID, day: date, at: datetime, **values: Any) -> None:
        """Keep `values` of the day, whether it was written before or not."""
        row = insert(CheckIn).values(habit_id=habit_id, day=day, at=at, **values)
        key = [CheckIn.habit_id, CheckIn.day]
        await self.session.execute(row.on_conflict_do_update(index_elements=key, set_=values))

    async def clear_day(self, habit_id: UUID, day: date) -> None:
        """Nothing is known of the day any more."""
        await self.session.execute(
            delete(CheckIn).where(CheckIn.habit_id == habit_id, CheckIn.day == day)
        )

    async def fill_days(self, habit_id: UUID, at: datetime, days: Iterable[DayRecord]) -> None:
        """Write what is not written yet."""
        rows = [
            {
                "habit_id": habit_id,
                "at": at,
                "day": one.day,
                "amount": one.amount,
                "goal": one.goal,
                "skipped": one.skipped,
                "note": one.note,
            }
            for one in days
        ]
        if rows:
            await self.session.execute(insert(CheckIn).on_conflict_do_nothing(), rows)
