"""Making and changing habits."""

from dataclasses import dataclass
from datetime import time
from typing import Any

from msgspec import UNSET

from core.habits.contracts import commands
from core.habits.contracts.events import HabitArchived, HabitCreated, HabitDeleted
from core.habits.contracts.plans import OnWeekdays, Schedule
from core.habits.contracts.views import HabitCard, Pause
from core.habits.models import Habit
from core.habits.rules.plans import DAY, clean_title, merge_pauses
from core.habits.use_cases.service import HabitService, HabitState, HabitUseCase
from core.habits.views import convert_to_json, parse_pauses
from core.kit.errors import DomainError


@dataclass(slots=True, frozen=True, kw_only=True)
class CreateHabit:
    service: HabitService

    async def __call__(self, command: commands.CreateHabit) -> HabitCard:
        title = clean_title(command.title)
        check_amounts(command.kind, command.target, command.goal)
        known = await self.service.habits.find(command.habit_id, command.user_id)
        if known is not None:  # a second tap on the same draft
            return self.service.load_card(await self.service.build_state(known))
        person = await self.service.users.require_profile(command.user_id)
        now = self.service.clock.now()
        today = person.get_day(now)
        habit = Habit(
            id=command.habit_id,
            user_id=command.user_id,
            title=title,
            created_at=now,
            since=today,
            anchor=today,
            **_get_requested(command),
        )
        self.service.habits.add(habit)
        sheet = HabitState(habit, person, now, {})
        await self.service.reschedule_reminders(sheet)
        self.service.outbox.add(HabitCreated(user_id=habit.user_id, at=now, habit_id=habit.id))
        return self.service.load_card(sheet)


def _get_requested(command: commands.CreateHabit) -> dict[str, Any]:
    schedule = command.schedule or OnWeekdays(command.weekdays)
    times = {*command.remind_times, command.remind_time} - {None}
    counts = command.kind != "yes_no"
    return {
        "kind": command.kind,
        "unit": (command.unit or "").strip() or None if counts else None,
        "target": command.target if counts else 1.0,
        "goal": command.goal if counts else None,
        "schedule": convert_to_json(schedule),
        "remind_times": sorted(time for time in times if time is not None),
        "pauses": [],
        "freezes": [],
    }


class EditHabit(HabitUseCase[commands.EditHabit]):
    async def apply_change(self, state: HabitState, command: commands.EditHabit) -> HabitState:
        habit = state.habit
        if command.title is not UNSET:
            habit.title = clean_title(command.title)
        await self._apply_counting(state, command)
        await self._apply_schedule(state, command)
        if command.later:
            habit.stepped_on = state.today
        return state

    async def _apply_counting(self, state: HabitState, command: commands.EditHabit) -> None:
        """How it is counted; today is measured by the new target at once."""
        habit = state.habit
        names = ("kind", "unit", "goal", "target")
        wanted: dict[str, Any] = {name: getattr(command, name) for name in names}
        wanted = {name: value for name, value in wanted.items() if value is not UNSET}
        if wanted.get("kind", habit.kind) == "yes_no":
            wanted |= {"unit": None, "target": 1.0, "goal": None}
        changed = {name: one for name, one in wanted.items() if one != getattr(habit, name)}
        now = {name: getattr(habit, name) for name in names} | changed
        check_amounts(now["kind"], now["target"], now["goal"])
        for name, value in changed.items():
            setattr(habit, name, value)
        if "kind" in changed:
            await self._restart_plan(state)
        if "target" in changed:
            await self._apply_target(state)

    async def _apply_target(self, state: HabitState) -> None:
        state.habit.stepped_on = state.today
        record = state.records.get(state.today)
        if record is not None and record.goal != state.habit.target:
            await self.service.apply_target(state, record)

    async def _apply_schedule(self, state: HabitState, command: commands.EditHabit) -> None:
        """A waiting reminder is forgotten when it is renewed: only if something changed."""
        habit = state.habit
        before = (habit.schedule, list(habit.remind_times))
        schedule, times = _get_changed_schedule(command)
        if schedule is not None and convert_to_json(schedule) != habit.schedule:
            habit.schedule, habit.anchor = convert_to_json(schedule), state.today
            await self._restart_plan(state)
        if times is not None:
            habit.remind_times = times
        if before != (habit.schedule, list(habit.remind_times)):
            await self.service.reschedule_reminders(state)

    async def _restart_plan(self, state: HabitState) -> None:
        if state.habit.folded is not None:
            self.service.reset_history(state.habit)
            state.records = await self.service.habits.load_records(state.habit)


def _get_changed_schedule(
    command: commands.EditHabit,
) -> tuple[Schedule | None, list[time] | None]:
    """The schedule and the times asked for, by whichever words; None for those left alone."""
    schedule = None if command.schedule is UNSET else command.schedule
    if schedule is None and command.weekdays is not UNSET:
        schedule = OnWeekdays(command.weekdays)
    if command.remind_times is not UNSET:
        return schedule, sorted(set(command.remind_times))
    if command.remind_time is not UNSET:
        return schedule, [] if command.remind_time is None else [command.remind_time]
    return schedule, None


class ArchiveHabit(HabitUseCase[commands.ArchiveHabit]):
    async def apply_change(self, state: HabitState, command: commands.ArchiveHabit) -> HabitState:
        habit = state.habit
        if habit.archived_at is None:
            habit.archived_at = state.now
            await self.service.reschedule_reminders(state)
            self.service.outbox.add(
                HabitArchived(user_id=habit.user_id, at=state.now, habit_id=habit.id)
            )
        return state


class RestoreHabit(HabitUseCase[commands.RestoreHabit]):
    async def apply_change(self, state: HabitState, command: commands.RestoreHabit) -> HabitState:
        habit = state.habit
        if habit.archived_at is not None:
            away = state.profile.get_day(habit.archived_at)
            if away < state.today:
                rest = Pause(away, state.today - DAY)
                habit.pauses = convert_to_json(merge_pauses(parse_pauses(habit), rest))
                state = await self.service.reload_state(state, rest.first)
            habit.archived_at = None
            await self.service.reschedule_reminders(state)
        return state


@dataclass(slots=True, frozen=True, kw_only=True)
class DeleteHabit:
    service: HabitService

    async def __call__(self, command: commands.DeleteHabit) -> HabitCard:
        sheet = await self.service.load_state(command.habit_id, command.user_id)
        habit, last = sheet.habit, self.service.load_card(sheet)
        await self.service.scheduler.cancel(habit.user_id, habit.id)
        await self.service.habits.delete(habit)
        self.service.outbox.add(
            HabitDeleted(user_id=habit.user_id, at=sheet.now, habit_id=habit.id)
        )
        return last


def check_amounts(kind: str, target: float, goal: float | None) -> None:
    """Raises DomainError `habit-target` for an amount that cannot be strived for."""
    if kind == "at_least" and (target <= 0 or (goal is not None and goal < target)):
        raise DomainError("habit-target")
