"""Writing days: ticks, amounts, days off, notes."""

from dataclasses import dataclass
from datetime import date, timedelta

from msgspec.structs import replace

from core.habits.contracts import commands
from core.habits.contracts.events import AmountLogged, CheckInUndone, HabitCheckedIn
from core.habits.contracts.plans import MAX_AMOUNT
from core.habits.contracts.views import DayRecord, HabitCard
from core.habits.rules.plans import check_tickable_day
from core.habits.use_cases.service import HabitService, HabitState
from core.kit.errors import DomainError

_DECIMAL_PLACES = 3  # of an amount
_MAX_AGE = timedelta(days=20 * 365)  # no program kept habits earlier


@dataclass(slots=True, frozen=True, kw_only=True)
class _DayUseCase:
    service: HabitService

    def _finish_change(self, state: HabitState, day: date, was_done: bool) -> HabitCard:
        """The card; an event if the day is done now, or no longer."""
        view, habit = self.service.load_card(state), state.habit
        is_done = state.is_done(day)
        if is_done and not was_done:
            self.service.outbox.add(
                HabitCheckedIn(
                    user_id=habit.user_id,
                    at=state.now,
                    habit_id=habit.id,
                    day=day,
                    streak=view.streak,
                )
            )
        elif was_done and not is_done:
            self.service.outbox.add(
                CheckInUndone(user_id=habit.user_id, at=state.now, habit_id=habit.id, day=day)
            )
        return view

    def _get_known_record(self, state: HabitState, day: date) -> DayRecord:
        """The day as it was written, measured by the target of now."""
        record = state.records.get(day) or DayRecord(day=day, amount=None)
        return replace(record, goal=state.habit.target)


class CheckInHabit(_DayUseCase):
    async def __call__(self, command: commands.CheckInHabit) -> HabitCard:
        sheet = await self.service.load_state(command.habit_id, command.user_id)
        day = check_tickable_day(command.day, sheet.today)
        was_done, known = sheet.is_done(day), self._get_known_record(sheet, day)
        if not was_done and (sheet.habit.kind != "at_most" or known.amount is None):
            asked = 0.0 if sheet.habit.kind == "at_most" else sheet.habit.target
            filled = replace(known, amount=max(known.amount or 0.0, asked), skipped=False)
            await self.service.write_record(sheet, filled, before=known.amount)
        return self._finish_change(sheet, day, was_done)


class UndoCheckIn(_DayUseCase):
    async def __call__(self, command: commands.UndoCheckIn) -> HabitCard:
        sheet = await self.service.load_state(command.habit_id, command.user_id)
        day = check_tickable_day(command.day, sheet.today)
        was_done, record = sheet.is_done(day), sheet.records.get(day)
        if record is not None and record.amount is not None:
            row = await self.service.habits.find_day(sheet.habit.id, day)
            await self.service.write_record(
                sheet, replace(record, amount=row.before if row else None)
            )
            await self._clear_empty_day(sheet, day)
        return self._finish_change(sheet, day, was_done)

    async def _clear_empty_day(self, state: HabitState, day: date) -> None:
        """A day of which nothing is known has no row."""
        record = state.records[day]
        if record.amount is None and not record.skipped and record.note is None:
            await self.service.habits.clear_day(state.habit.id, day)
            del state.records[day]


class LogAmount(_DayUseCase):
    async def __call__(self, command: commands.LogAmount) -> HabitCard:
        sheet = await self.service.load_state(command.habit_id, command.user_id)
        day = check_tickable_day(command.day, sheet.today)
        was_done, known = sheet.is_done(day), self._get_known_record(sheet, day)
        there = known.amount or 0.0
        if command.seen is None or round(command.seen - there, _DECIMAL_PLACES) == 0:
            amount = command.amount if command.replace else there + command.amount
            amount = round(min(max(amount, 0.0), MAX_AMOUNT), _DECIMAL_PLACES)
            await self.service.write_record(sheet, replace(known, amount=amount, skipped=False))
            self._publish_logged(sheet, day, amount)
        return self._finish_change(sheet, day, was_done)

    def _publish_logged(self, state: HabitState, day: date, amount: float) -> None:
        habit = state.habit
        self.service.outbox.add(
            AmountLogged(
                user_id=habit.user_id, at=state.now, habit_id=habit.id, day=day, amount=amount
            )
        )


class SkipDay(_DayUseCase):
    async def __call__(self, command: commands.SkipDay) -> HabitCard:
        sheet = await self.service.load_state(command.habit_id, command.user_id)
        day = check_tickable_day(command.day, sheet.today)
        known = self._get_known_record(sheet, day)
        if known.skipped != command.skipped:
            await self.service.write_record(sheet, replace(known, skipped=command.skipped))
        return self.service.load_card(sheet)


class NoteDay(_DayUseCase):
    async def __call__(self, command: commands.NoteDay) -> HabitCard:
        sheet = await self.service.load_state(command.habit_id, command.user_id)
        day = command.day or sheet.today
        if not min(sheet.habit.since, *sheet.records, sheet.today) <= day <= sheet.today:
            raise DomainError("day-not-open")
        note = (command.note or "").strip() or None
        await self._save_note(sheet, day, note)
        return self.service.load_card(sheet)

    async def _save_note(self, state: HabitState, day: date, note: str | None) -> None:
        """Old days are not among those read: only their note is written."""
        row = await self.service.habits.find_day(state.habit.id, day)
        if row is not None:
            row.note = note
            if day in state.records:
                state.records[day] = replace(state.records[day], note=note)
        elif note is not None:
            await self.service.write_record(
                state, replace(self._get_known_record(state, day), note=note)
            )


class FillHabit(_DayUseCase):
    async def __call__(self, command: commands.FillHabit) -> HabitCard:
        sheet = await self.service.load_state(command.habit_id, command.user_id)
        past = [one for one in command.days if timedelta() <= sheet.today - one.day <= _MAX_AGE]
        if past:
            habit = sheet.habit
            await self.service.habits.fill_days(habit.id, sheet.now, past)
            habit.since = min(habit.since, *(one.day for one in past))
            self.service.reset_history(habit)
            sheet = await self.service.build_state(habit)
        return self.service.load_card(sheet)
