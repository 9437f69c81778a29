"""Writing days: ticks, amounts, days off, notes."""

from dataclasses import dataclass
from datetime import date, timedelta

from msgspec.structs import replace

from core.habits import contracts as c
from core.habits.rules.plans import tickable
from core.habits.use_cases.desk import HabitDesk, Sheet
from core.kit.errors import DomainError

_PLACES = 3  # of an amount
_OLDEST = timedelta(days=20 * 365)  # no program kept habits earlier


@dataclass(slots=True, frozen=True, kw_only=True)
class _Days:
    desk: HabitDesk

    def _told(self, sheet: Sheet, day: date, was_done: bool) -> c.HabitCard:
        """The card; an event if the day is done now, or no longer."""
        view, habit = self.desk.card(sheet), sheet.habit
        is_done = sheet.done(day)
        if is_done and not was_done:
            self.desk.outbox.add(
                c.HabitCheckedIn(
                    user_id=habit.user_id,
                    at=sheet.now,
                    habit_id=habit.id,
                    day=day,
                    streak=view.streak,
                )
            )
        elif was_done and not is_done:
            self.desk.outbox.add(
                c.CheckInUndone(user_id=habit.user_id, at=sheet.now, habit_id=habit.id, day=day)
            )
        return view

    def _known(self, sheet: Sheet, day: date) -> c.DayRecord:
        """The day as it was written, measured by the target of now."""
        record = sheet.records.get(day) or c.DayRecord(day=day, amount=None)
        return replace(record, goal=sheet.habit.target)


class CheckInHabit(_Days):
    async def __call__(self, command: c.CheckInHabit) -> c.HabitCard:
        sheet = await self.desk.sheet(command.habit_id, command.user_id)
        day = tickable(command.day, sheet.today)
        was_done, known = sheet.done(day), self._known(sheet, day)
        if not was_done and (sheet.habit.kind != "at_most" or known.amount is None):
            asked = 0.0 if sheet.habit.kind == "at_most" else sheet.habit.target
            filled = replace(known, amount=max(known.amount or 0.0, asked), skipped=False)
            await self.desk.write(sheet, filled, before=known.amount)
        return self._told(sheet, day, was_done)


class UndoCheckIn(_Days):
    async def __call__(self, command: c.UndoCheckIn) -> c.HabitCard:
        sheet = await self.desk.sheet(command.habit_id, command.user_id)
        day = tickable(command.day, sheet.today)
        was_done, record = sheet.done(day), sheet.records.get(day)
        if record is not None and record.amount is not None:
            row = await self.desk.habits.day(sheet.habit.id, day)
            await self.desk.write(sheet, replace(record, amount=row.before if row else None))
            await self._tidy(sheet, day)
        return self._told(sheet, day, was_done)

    async def _tidy(self, sheet: Sheet, day: date) -> None:
        """A day of which nothing is known has no row."""
        record = sheet.records[day]
        if record.amount is None and not record.skipped and record.note is None:
            await self.desk.habits.clear(sheet.habit.id, day)
            del sheet.records[day]


class LogAmount(_Days):
    async def __call__(self, command: c.LogAmount) -> c.HabitCard:
        sheet = await self.desk.sheet(command.habit_id, command.user_id)
        day = tickable(command.day, sheet.today)
        was_done, known = sheet.done(day), self._known(sheet, day)
        there = known.amount or 0.0
        if command.seen is None or round(command.seen - there, _PLACES) == 0:
            amount = command.amount if command.replace else there + command.amount
            amount = round(min(max(amount, 0.0), c.MOST_AMOUNT), _PLACES)
            await self.desk.write(sheet, replace(known, amount=amount, skipped=False))
            self._logged(sheet, day, amount)
        return self._told(sheet, day, was_done)

    def _logged(self, sheet: Sheet, day: date, amount: float) -> None:
        habit = sheet.habit
        self.desk.outbox.add(
            c.AmountLogged(
                user_id=habit.user_id, at=sheet.now, habit_id=habit.id, day=day, amount=amount
            )
        )


class SkipDay(_Days):
    async def __call__(self, command: c.SkipDay) -> c.HabitCard:
        sheet = await self.desk.sheet(command.habit_id, command.user_id)
        day = tickable(command.day, sheet.today)
        known = self._known(sheet, day)
        if known.skipped != command.skipped:
            await self.desk.write(sheet, replace(known, skipped=command.skipped))
        return self.desk.card(sheet)


class NoteDay(_Days):
    async def __call__(self, command: c.NoteDay) -> c.HabitCard:
        sheet = await self.desk.sheet(command.habit_id, command.user_id)
        day = command.day or sheet.today
        if not min(sheet.habit.since, *sheet.records, sheet.today) <= day <= sheet.today:
            raise DomainError("day-not-open")
        note = (command.note or "").strip() or None
        await self._keep(sheet, day, note)
        return self.desk.card(sheet)

    async def _keep(self, sheet: Sheet, day: date, note: str | None) -> None:
        """Old days are not among those read: only their note is written."""
        row = await self.desk.habits.day(sheet.habit.id, day)
        if row is not None:
            row.note = note
            if day in sheet.records:
                sheet.records[day] = replace(sheet.records[day], note=note)
        elif note is not None:
            await self.desk.write(sheet, replace(self._known(sheet, day), note=note))


class FillHabit(_Days):
    async def __call__(self, command: c.FillHabit) -> c.HabitCard:
        sheet = await self.desk.sheet(command.habit_id, command.user_id)
        past = [one for one in command.days if timedelta() <= sheet.today - one.day <= _OLDEST]
        if past:
            habit = sheet.habit
            await self.desk.habits.fill(habit.id, sheet.now, past)
            habit.since = min(habit.since, *(one.day for one in past))
            self.desk.reset(habit)
            sheet = await self.desk.sheet_of(habit)
        return self.desk.card(sheet)
