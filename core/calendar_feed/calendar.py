"""The person's calendar: tasks with dates and the reminders of habits, as one file."""

import asyncio
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from core.calendar_feed.contracts import CalendarEntry, HabitCalendarSource, TaskCalendarSource
from core.calendar_feed.ics import render_calendar
from core.kit.clock import Clock
from core.texts import get_text
from core.users.contracts import Profile, UserDirectory

MAX_ENTRIES = 5_000


@dataclass(slots=True, frozen=True)
class CalendarQueries:
    tasks: TaskCalendarSource
    habits: HabitCalendarSource
    users: UserDirectory
    clock: Clock

    async def render_ics(self, user_id: UUID, *, alarms: bool) -> bytes | None:
        """The calendar in their zone; None for a person not known. At most 5,000 entries."""
        profile = await self.users.get_profile(user_id)
        if profile is None:
            return None
        entries: list[CalendarEntry] = []
        for source in (self.tasks, self.habits):
            async for entry in source.list_entries(user_id):
                if len(entries) < MAX_ENTRIES:
                    entries.append(entry)
        today = profile.get_day(self.clock.now())
        return await asyncio.to_thread(_encode_calendar, entries, profile, today, alarms)


def _encode_calendar(
    entries: list[CalendarEntry], profile: Profile, today: date, alarms: bool
) -> bytes:
    name = get_text(profile.locale, "calendar-name")
    lines = render_calendar(entries, zone=profile.zone, name=name, today=today, alarms=alarms)
    return "".join(lines).encode()
