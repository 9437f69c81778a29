"""The person's calendar: tasks with dates and the reminders of habits, as one file."""

import asyncio
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from core.kit.clock import Clock
from core.personal.contracts import Entry, HabitDates, TaskDates
from core.personal.ics import calendar
from core.texts import text
from core.users.contracts import People, Profile

MOST_ENTRIES = 5_000


@dataclass(slots=True, frozen=True)
class CalendarQueries:
    tasks: TaskDates
    habits: HabitDates
    people: People
    clock: Clock

    async def ics(self, user_id: UUID, *, alarms: bool) -> bytes | None:
        """The calendar in their zone; None for a person not known. At most 5,000 entries."""
        profile = await self.people.profile(user_id)
        if profile is None:
            return None
        entries: list[Entry] = []
        for source in (self.tasks, self.habits):
            async for entry in source.entries(user_id):
                if len(entries) < MOST_ENTRIES:
                    entries.append(entry)
        today = profile.day_of(self.clock.now())
        return await asyncio.to_thread(_written, entries, profile, today, alarms)


def _written(entries: list[Entry], profile: Profile, today: date, alarms: bool) -> bytes:
    name = text(profile.locale, "calendar-name")
    lines = calendar(entries, zone=profile.zone, name=name, today=today, alarms=alarms)
    return "".join(lines).encode()
