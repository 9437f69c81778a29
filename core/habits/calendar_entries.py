"""When habits are reminded of, as a calendar wants it."""

from collections import Counter
from collections.abc import AsyncIterator
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from core.calendar_feed.contracts import CalendarEntry
from core.habits.models import Habit
from core.reminders.contracts import TimetableReader

_KIND = "habit"
_ENTRY_MINUTES = 15


@dataclass(slots=True, frozen=True)
class HabitCalendarEntries:
    """Implements the HabitDates port."""

    session: AsyncSession
    timetables: TimetableReader

    async def list_entries(self, user_id: UUID) -> AsyncIterator[CalendarEntry]:
        """One a reminder that repeats; archived habits have none."""
        mine = select(Habit.id, Habit.title, Habit.created_at).where(
            Habit.user_id == user_id, Habit.archived_at.is_(None)
        )
        habits = {row.id: row for row in await self.session.execute(mine)}
        seen: Counter[UUID] = Counter()
        for habit_id, time in await self.timetables.list_timetables(user_id, _KIND):
            seen[habit_id] += 1
            if habit_id in habits and time.rrule is not None:
                yield CalendarEntry(
                    uid=f"habit-{habit_id}-{seen[habit_id]}",
                    title=habits[habit_id].title,
                    day=time.start.date(),
                    at=time.start.time(),
                    minutes=_ENTRY_MINUTES,
                    rrule=time.rrule,
                    alarms=(0,),
                    made_at=habits[habit_id].created_at,
                )
