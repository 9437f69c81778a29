"""Reading habits."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from core.habits.contracts import HabitCard, HabitLine
from core.habits.models import CheckIn, Habit
from core.habits.rules import streak_is_whole
from core.habits.views import card, line

# Days read at first, and then for those habits alone whose streak reaches further back.
_REACHES = (timedelta(days=30), timedelta(days=365))


@dataclass(slots=True, frozen=True)
class HabitQueries:
    session: AsyncSession

    async def active(self, user_id: UUID, today: date, zone: str) -> tuple[HabitLine, ...]:
        """The person's active habits in the order they were made."""
        mine = (
            select(Habit)
            .where(Habit.user_id == user_id, Habit.archived_at.is_(None))
            .order_by(Habit.created_at, Habit.id)
        )
        habits = (await self.session.execute(mine)).scalars().all()
        return await self._lines([(habit, today, zone) for habit in habits])

    async def lines(
        self, asked: Mapping[tuple[UUID, UUID], tuple[date, str]]
    ) -> dict[tuple[UUID, UUID], HabitLine]:
        """Of the pairs (habit, owner) those that are, archived ones too; each is asked with the
        owner's today and zone."""
        found = await self.session.scalars(select(Habit).where(Habit.id.in_({h for h, _ in asked})))
        habits = [habit for habit in found if (habit.id, habit.user_id) in asked]
        shown = await self._lines([(one, *asked[one.id, one.user_id]) for one in habits])
        pairs = [(habit.id, habit.user_id) for habit in habits]
        return dict(zip(pairs, shown, strict=True))

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

    async def days(self, habit_id: UUID, user_id: UUID) -> frozenset[date]:
        """All ticked days of the owner's habit, for pictures."""
        ticked = (
            select(CheckIn.day)
            .join(Habit, Habit.id == CheckIn.habit_id)
            .where(Habit.id == habit_id, Habit.user_id == user_id)
        )
        return frozenset((await self.session.execute(ticked)).scalars())

    async def _lines(self, asked: Sequence[tuple[Habit, date, str]]) -> tuple[HabitLine, ...]:
        """Read no further back than the streaks reach: a history has no end."""
        days: dict[UUID, set[date]] = defaultdict(set)
        first = min((today for _, today, _ in asked), default=date.max)
        reached, left = timedelta(), list(asked)
        for reach in (*_REACHES, None):
            left = [one for one in left if not _whole(one[0], days[one[0].id], one[1], reached)]
            since = first - reach if reach else None
            days |= await self._days([habit.id for habit, _, _ in left], since)
            reached = reach or reached
        return tuple(line(habit, days[habit.id], today, zone) for habit, today, zone in asked)

    async def _days(
        self, habit_ids: list[UUID], since: date | None = None
    ) -> dict[UUID, set[date]]:
        """Ticked days by habit, from `since` on."""
        found: dict[UUID, set[date]] = defaultdict(set)
        if habit_ids:
            ticked = select(CheckIn.habit_id, CheckIn.day).where(CheckIn.habit_id.in_(habit_ids))
            if since is not None:
                ticked = ticked.where(CheckIn.day >= since)
            for habit_id, day in await self.session.execute(ticked):
                found[habit_id].add(day)
        return found


def _whole(habit: Habit, days: set[date], today: date, reached: timedelta) -> bool:
    return streak_is_whole(days, habit.weekdays, today - reached, today)
