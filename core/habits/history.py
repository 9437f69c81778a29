"""When habits were ticked: the raw material of statistics."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from core.habits.models import CheckIn, Habit

MAX_TICKS = 20_000


class Tick(NamedTuple):
    """A day of the person's own calendar, and the instant at which it was ticked."""

    day: date
    at: datetime


@dataclass(slots=True, frozen=True)
class HabitHistory:
    session: AsyncSession

    async def list_ticks(self, user_id: UUID, since: date, until: date) -> tuple[Tick, ...]:
        """The ticks of days from `since` to `until`, both included, of all the person's habits;
        the latest MOST of them, latest first."""
        mine = (
            select(CheckIn.day, CheckIn.at)
            .join(Habit, Habit.id == CheckIn.habit_id)
            .where(
                Habit.user_id == user_id,
                CheckIn.day.between(since, until),
                CheckIn.amount >= CheckIn.goal,
            )
            .order_by(CheckIn.day.desc())
            .limit(MAX_TICKS)
        )
        return tuple(Tick(row.day, row.at) for row in await self.session.execute(mine))
