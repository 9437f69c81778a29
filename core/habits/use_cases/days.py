"""Writing days: ticks, amounts, days off, notes."""

from abc import ABC, abstractmethod
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Generic, TypeVar

from msgspec.structs import replace

from core.habits.contracts import commands
from core.habits.contracts.events import AmountLogged, CheckInUndone, HabitCheckedIn
from core.habits.contracts.plans import MAX_AMOUNT
from core.habits.contracts.views import HabitCard
from core.habits.rules.plans import check_tickable_day
from core.habits.use_cases.service import HabitService, HabitState, HabitUseCase
from core.kit.errors import DomainError

C = TypeVar("C", commands.CheckInHabit, commands.UndoCheckIn, commands.LogAmount)
_DECIMAL_PLACES = 3  # of an amount
_MAX_AGE = timedelta(days=20 * 365)  # no program kept habits earlier


@dataclass(slots=True, frozen=True, kw_only=True)
class _TickUseCase(ABC, Generic[C]):
    """A change of one day that may be done by it, or no longer."""

    service: HabitService

    async def __call__(self, command: C) -> HabitCard:
        state = await self.service.load_state(command.habit_id, command.user_id)
        day = check_tickable_day(command.day, state.today)
        was_done = state.is_done(day)
        await self.change_day(state, day, command)
        card, is_done = self.service.load_card(state), state.is_done(day)
        habit: dict[str, Any] = {
            "user_id": command.user_id,
            "at": state.now,
            "habit_id": command.habit_id,
        }
        if is_done and not was_done:
            self.service.outbox.add(HabitCheckedIn(**habit, day=day, streak=card.streak))
        elif was_done and not is_done:
            self.service.outbox.add(CheckInUndone(**habit, day=day))
        return card

    @abstractmethod
    async def change_day(self, state: HabitState, day: date, command: C) -> None: ...


class CheckInHabit(_TickUseCase[commands.CheckInHabit]):
    async def change_day(
        self, state: HabitState, day: date, command: commands.CheckInHabit
    ) -> None:
        known, at_most = state.get_measured_record(day), state.habit.kind == "at_most"
        if not state.is_done(day) and (not at_most or known.amount is None):
            asked = 0.0 if at_most else state.habit.target
            filled = replace(known, amount=max(known.amount or 0.0, asked), skipped=False)
            await self.service.write_record(state, filled, before=known.amount)


class UndoCheckIn(_TickUseCase[commands.UndoCheckIn]):
    async def change_day(self, state: HabitState, day: date, command: commands.UndoCheckIn) -> None:
        record = state.records.get(day)
        if record is not None and record.amount is not None:
            row = await self.service.habits.find_day(state.habit.id, day)
            before = replace(record, amount=row.before if row else None)
            await self.service.write_record(state, before)
            await self._clear_empty_day(state, day)

    async def _clear_empty_day(self, state: HabitState, day: date) -> None:
        """A day of which nothing is known has no row."""
        record = state.records[day]
        if record.amount is None and not record.skipped and record.note is None:
            await self.service.habits.clear_day(state.habit.id, day)
            del state.records[day]


class LogAmount(_TickUseCase[commands.LogAmount]):
    async def change_day(self, state: HabitState, day: date, command: commands.LogAmount) -> None:
        known = state.get_measured_record(day)
        there = known.amount or 0.0
        if command.seen is None or round(command.seen - there, _DECIMAL_PLACES) == 0:
            amount = command.amount if command.replace else there + command.amount
            amount = round(min(max(amount, 0.0), MAX_AMOUNT), _DECIMAL_PLACES)
            await self.service.write_record(state, replace(known, amount=amount, skipped=False))
            self._publish_logged(state, day, amount)

    def _publish_logged(self, state: HabitState, day: date, amount: float) -> None:
        habit = state.habit
        self.service.outbox.add(
            AmountLogged(
                user_id=habit.user_id, at=state.now, habit_id=habit.id, day=day, amount=amount
            )
        )


class SkipDay(HabitUseCase[commands.SkipDay]):
    async def apply_change(self, state: HabitState, command: commands.SkipDay) -> HabitState:
        day = check_tickable_day(command.day, state.today)
        known = state.get_measured_record(day)
        if known.skipped != command.skipped:
            await self.service.write_record(state, replace(known, skipped=command.skipped))
        return state


class NoteDay(HabitUseCase[commands.NoteDay]):
    async def apply_change(self, state: HabitState, command: commands.NoteDay) -> HabitState:
        day = command.day or state.today
        if not min(state.habit.since, *state.records, state.today) <= day <= state.today:
            raise DomainError("day-not-open")
        note = (command.note or "").strip() or None
        await self._save_note(state, day, note)
        return state

    async def _save_note(self, state: HabitState, day: date, note: str | None) -> None:
        """Old days are not among those read: only their note is written."""
        row = await self.service.habits.find_day(state.habit.id, day)
        if row is not None:
            row.note = note
            if day in state.records:
                state.records[day] = replace(state.records[day], note=note)
        elif note is not None:
            await self.service.write_record(
                state, replace(state.get_measured_record(day), note=note)
            )


class FillHabit(HabitUseCase[commands.FillHabit]):
    async def apply_change(self, state: HabitState, command: commands.FillHabit) -> HabitState:
        past = [one for one in command.days if timedelta() <= state.today - one.day <= _MAX_AGE]
        if past:
            habit = state.habit
            await self.service.habits.fill_days(habit.id, state.now, past)
            habit.since = min(habit.since, *(one.day for one in past))
            self.service.reset_history(habit)
            state = await self.service.build_state(habit)
        return state
