"""What a person can do with habits; one class a command."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from msgspec import UNSET

from core.habits import contracts as c
from core.habits.models import Habit
from core.habits.repository import HabitRepository
from core.habits.rules import clean_title, rrule_of
from core.habits.views import card
from core.kit.clock import Clock
from core.kit.errors import DomainError, NotFound
from core.kit.outbox import Outbox
from core.reminders.contracts import ReminderBook, Timetable
from core.users.contracts import People

KIND = "habit"


@dataclass(slots=True, frozen=True, kw_only=True)
class HabitDesk:
    """What every use case of habits needs: the person's day, the card, the reminders."""

    habits: HabitRepository
    book: ReminderBook
    people: People
    clock: Clock

    async def zone(self, habit: Habit) -> str:
        profile = await self.people.profile(habit.user_id)
        if profile is None:
            raise NotFound("user")
        return profile.zone

    async def today(self, habit: Habit) -> date:
        return self._local(await self.zone(habit)).date()

    def _local(self, zone: str) -> datetime:
        return self.clock.now().astimezone(ZoneInfo(zone)).replace(tzinfo=None)

    async def card(self, habit: Habit) -> c.HabitCard:
        zone = await self.zone(habit)
        days = await self.habits.days(habit.id)
        return card(habit, days, self._local(zone).date(), zone)

    async def renew(self, habit: Habit) -> None:
        """Schedule the daily reminder; an archived habit stays silent."""
        zone = await self.zone(habit)
        times = []
        if habit.remind_time is not None and habit.archived_at is None:
            start = datetime.combine(self._local(zone).date(), habit.remind_time)
            times.append(Timetable(start, rrule_of(habit.weekdays)))
        await self.book.schedule(habit.user_id, KIND, habit.id, times, zone)


@dataclass(slots=True, frozen=True, kw_only=True)
class CreateHabit:
    desk: HabitDesk
    outbox: Outbox

    async def __call__(self, command: c.CreateHabit) -> c.HabitCard:
        title = clean_title(command.title)
        known = await self.desk.habits.made_before(command.habit_id, command.user_id)
        if known is not None:  # a second tap on the same draft
            return await self.desk.card(known)
        now = self.desk.clock.now()
        habit = Habit(
            id=command.habit_id,
            user_id=command.user_id,
            title=title,
            weekdays=command.weekdays,
            remind_time=command.remind_time,
            created_at=now,
        )
        await self.desk.zone(habit)  # refuses a person who is not known
        self.desk.habits.add(habit)
        await self.desk.renew(habit)
        self.outbox.add(c.HabitCreated(user_id=habit.user_id, at=now, habit_id=habit.id))
        return await self.desk.card(habit)


@dataclass(slots=True, frozen=True, kw_only=True)
class EditHabit:
    desk: HabitDesk

    async def __call__(self, command: c.EditHabit) -> c.HabitCard:
        habit = await self.desk.habits.get_owned(command.habit_id, command.user_id)
        before = (habit.weekdays, habit.remind_time)
        if command.title is not UNSET:
            habit.title = clean_title(command.title)
        if command.weekdays is not UNSET:
            habit.weekdays = command.weekdays
        if command.remind_time is not UNSET:
            habit.remind_time = command.remind_time
        if before != (habit.weekdays, habit.remind_time):  # else one that waits would be forgotten
            await self.desk.renew(habit)
        return await self.desk.card(habit)


@dataclass(slots=True, frozen=True, kw_only=True)
class CheckInHabit:
    desk: HabitDesk
    outbox: Outbox

    async def __call__(self, command: c.CheckInHabit) -> c.HabitCard:
        habit = await self.desk.habits.get_owned(command.habit_id, command.user_id)
        day = tickable(command.day, await self.desk.today(habit))
        now = self.desk.clock.now()
        fresh = await self.desk.habits.tick(habit.id, day, now)
        view = await self.desk.card(habit)
        if fresh:
            ticked = c.HabitCheckedIn(
                user_id=habit.user_id, at=now, habit_id=habit.id, day=day, streak=view.streak
            )
            self.outbox.add(ticked)
        return view


@dataclass(slots=True, frozen=True, kw_only=True)
class UndoCheckIn:
    desk: HabitDesk
    outbox: Outbox

    async def __call__(self, command: c.UndoCheckIn) -> c.HabitCard:
        habit = await self.desk.habits.get_owned(command.habit_id, command.user_id)
        day = tickable(command.day, await self.desk.today(habit))
        if await self.desk.habits.untick(habit.id, day):
            undone = c.CheckInUndone(
                user_id=habit.user_id, at=self.desk.clock.now(), habit_id=habit.id, day=day
            )
            self.outbox.add(undone)
        return await self.desk.card(habit)


@dataclass(slots=True, frozen=True, kw_only=True)
class BringHistory:
    desk: HabitDesk

    async def __call__(self, command: c.BringHistory) -> c.HabitCard:
        habit = await self.desk.habits.get_owned(command.habit_id, command.user_id)
        today = await self.desk.today(habit)
        days = [day for day in command.days if day <= today]
        await self.desk.habits.tick_all(habit.id, days, self.desk.clock.now())
        return await self.desk.card(habit)


@dataclass(slots=True, frozen=True, kw_only=True)
class ArchiveHabit:
    desk: HabitDesk
    outbox: Outbox

    async def __call__(self, command: c.ArchiveHabit) -> c.HabitCard:
        habit = await self.desk.habits.get_owned(command.habit_id, command.user_id)
        if habit.archived_at is None:
            habit.archived_at = self.desk.clock.now()
            await self.desk.renew(habit)
            self.outbox.add(
                c.HabitArchived(user_id=habit.user_id, at=habit.archived_at, habit_id=habit.id)
            )
        return await self.desk.card(habit)


@dataclass(slots=True, frozen=True, kw_only=True)
class RestoreHabit:
    desk: HabitDesk

    async def __call__(self, command: c.RestoreHabit) -> c.HabitCard:
        habit = await self.desk.habits.get_owned(command.habit_id, command.user_id)
        if habit.archived_at is not None:
            habit.archived_at = None
            await self.desk.renew(habit)
        return await self.desk.card(habit)


def tickable(day: date | None, today: date) -> date:
    """The day to tick: today, or yesterday if asked. Raises DomainError `day-not-open`."""
    if day is None:
        return today
    if not today - timedelta(days=1) <= day <= today:
        raise DomainError("day-not-open")
    return day
