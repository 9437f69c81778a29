"""What every use case of habits needs: the person's day, the days written, the reminders."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from msgspec.structs import replace

from core.habits import contracts as c
from core.habits.models import Habit
from core.habits.repository import HabitRepository
from core.habits.rules.plans import reminder
from core.habits.rules.standing import advance, boundary, start
from core.habits.views import (
    KEPT,
    SETTLED,
    as_json,
    card,
    diary_of,
    schedule_of,
    standing_of,
)
from core.kit.clock import Clock
from core.kit.errors import NotFound
from core.kit.outbox import Outbox
from core.reminders.contracts import ReminderBook, Timetable
from core.users.contracts import People, Profile

KIND = "habit"


@dataclass(slots=True)
class Sheet:
    """A habit, locked, with its owner and the days that can still matter."""

    habit: Habit
    person: Profile
    now: datetime
    records: dict[date, c.DayRecord]

    @property
    def today(self) -> date:
        return self.person.day_of(self.now)

    def done(self, day: date) -> bool:
        """Whether the day is kept by what was written of it."""
        record = self.records.get(day)
        if record is None or record.amount is None:
            return False
        return record.share <= 1 if self.habit.kind == "at_most" else record.share >= 1


@dataclass(slots=True, frozen=True, kw_only=True)
class HabitDesk:
    habits: HabitRepository
    book: ReminderBook
    people: People
    outbox: Outbox
    clock: Clock

    async def sheet(self, habit_id: UUID, user_id: UUID) -> Sheet:
        """Raises NotFound, also when the habit belongs to somebody else."""
        return await self.sheet_of(await self.habits.get_owned(habit_id, user_id))

    async def sheet_of(self, habit: Habit) -> Sheet:
        person = await self.person(habit.user_id)
        records = await self.habits.records(habit)
        return Sheet(habit, person, self.clock.now(), records)

    async def person(self, user_id: UUID) -> Profile:
        """Raises NotFound."""
        profile = await self.people.profile(user_id)
        if profile is None:
            raise NotFound("user")
        return profile

    async def write(
        self, sheet: Sheet, record: c.DayRecord, *, before: float | None = None
    ) -> None:
        """Keep what is known of a day."""
        await self.habits.write(
            sheet.habit.id,
            record.day,
            sheet.now,
            amount=record.amount,
            goal=record.goal,
            skipped=record.skipped,
            note=record.note,
            before=before,
        )
        sheet.records[record.day] = record

    def card(self, sheet: Sheet) -> c.HabitCard:
        """The card; what is long past is added up once and kept."""
        self._fold(sheet)
        return card(sheet.habit, sheet.records, sheet.today)

    def _fold(self, sheet: Sheet) -> None:
        habit, diary = sheet.habit, diary_of(sheet.habit, sheet.records)
        if sheet.today - (habit.folded or diary.plan.begin) <= KEPT:
            return
        standing = standing_of(habit) or start(diary.plan)
        until = boundary(diary.plan, sheet.today - SETTLED)
        if until > standing.until:
            advance(diary, standing, habit.freezes, until)
            habit.standing, habit.folded = as_json(standing), until

    def reset(self, habit: Habit) -> None:
        """The past has to be looked at anew."""
        habit.standing = habit.folded = None

    def forget(self, habit: Habit, since: date) -> bool:
        """Reset it if what was added up reaches to `since`; says whether it did."""
        if habit.folded is None or habit.folded < since:
            return False
        self.reset(habit)
        return True

    async def looked_at_anew(self, sheet: Sheet, since: date) -> Sheet:
        """The sheet with all that is needed after the past changed from `since` on."""
        return await self.sheet_of(sheet.habit) if self.forget(sheet.habit, since) else sheet

    async def measure(self, sheet: Sheet, record: c.DayRecord) -> None:
        """Hold a day against the target of now."""
        await self.habits.write(sheet.habit.id, record.day, sheet.now, goal=sheet.habit.target)
        sheet.records[record.day] = replace(record, goal=sheet.habit.target)

    async def renewed(self, sheet: Sheet) -> None:
        """Schedule the reminders; an archived habit stays silent."""
        habit, person = sheet.habit, sheet.person
        times = [] if habit.archived_at is not None else habit.remind_times
        plan = schedule_of(habit)
        today = sheet.now.astimezone(ZoneInfo(person.zone)).date()
        tables = [Timetable(*reminder(plan, at, person.day_start, today)) for at in times]
        await self.book.schedule(habit.user_id, KIND, habit.id, tables, person.zone)
