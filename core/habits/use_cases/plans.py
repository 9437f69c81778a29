"""Making and changing habits."""

from dataclasses import dataclass
from datetime import time
from typing import Any

from msgspec import UNSET

from core.habits import contracts as c
from core.habits.models import Habit
from core.habits.rules.plans import DAY, clean_title, together
from core.habits.use_cases.desk import HabitDesk, Sheet
from core.habits.views import as_json, pauses_of
from core.kit.errors import DomainError


@dataclass(slots=True, frozen=True, kw_only=True)
class CreateHabit:
    desk: HabitDesk

    async def __call__(self, command: c.CreateHabit) -> c.HabitCard:
        title = clean_title(command.title)
        check_amounts(command.kind, command.target, command.goal)
        known = await self.desk.habits.made_before(command.habit_id, command.user_id)
        if known is not None:  # a second tap on the same draft
            return self.desk.card(await self.desk.sheet_of(known))
        person = await self.desk.person(command.user_id)  # refuses a person who is not known
        now = self.desk.clock.now()
        today = person.day_of(now)
        habit = Habit(
            id=command.habit_id,
            user_id=command.user_id,
            title=title,
            created_at=now,
            since=today,
            anchor=today,
            **_asked(command),
        )
        self.desk.habits.add(habit)
        sheet = Sheet(habit, person, now, {})
        await self.desk.renewed(sheet)
        self.desk.outbox.add(c.HabitCreated(user_id=habit.user_id, at=now, habit_id=habit.id))
        return self.desk.card(sheet)


def _asked(command: c.CreateHabit) -> dict[str, Any]:
    schedule = command.schedule or c.OnWeekdays(command.weekdays)
    times = {*command.remind_times, command.remind_time} - {None}
    counts = command.kind != "yes_no"
    return {
        "kind": command.kind,
        "unit": (command.unit or "").strip() or None if counts else None,
        "target": command.target if counts else 1.0,
        "goal": command.goal if counts else None,
        "schedule": as_json(schedule),
        "remind_times": sorted(time for time in times if time is not None),
        "pauses": [],
        "freezes": [],
    }


@dataclass(slots=True, frozen=True, kw_only=True)
class EditHabit:
    desk: HabitDesk

    async def __call__(self, command: c.EditHabit) -> c.HabitCard:
        sheet = await self.desk.sheet(command.habit_id, command.user_id)
        habit = sheet.habit
        if command.title is not UNSET:
            habit.title = clean_title(command.title)
        await self._count(sheet, command)
        await self._schedule(sheet, command)
        if command.later:
            habit.stepped_on = sheet.today
        return self.desk.card(sheet)

    async def _count(self, sheet: Sheet, command: c.EditHabit) -> None:
        """How it is counted; today is measured by the new target at once."""
        habit = sheet.habit
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
            await self._anew(sheet)
        if "target" in changed:
            await self._measure(sheet)

    async def _measure(self, sheet: Sheet) -> None:
        sheet.habit.stepped_on = sheet.today
        record = sheet.records.get(sheet.today)
        if record is not None and record.goal != sheet.habit.target:
            await self.desk.measure(sheet, record)

    async def _schedule(self, sheet: Sheet, command: c.EditHabit) -> None:
        """A waiting reminder is forgotten when it is renewed: only if something changed."""
        habit = sheet.habit
        before = (habit.schedule, list(habit.remind_times))
        schedule, times = _changed(command)
        if schedule is not None and as_json(schedule) != habit.schedule:
            habit.schedule, habit.anchor = as_json(schedule), sheet.today
            await self._anew(sheet)
        if times is not None:
            habit.remind_times = times
        if before != (habit.schedule, list(habit.remind_times)):
            await self.desk.renewed(sheet)

    async def _anew(self, sheet: Sheet) -> None:
        if sheet.habit.folded is not None:
            self.desk.reset(sheet.habit)
            sheet.records = await self.desk.habits.records(sheet.habit)


def _changed(command: c.EditHabit) -> tuple[c.Schedule | None, list[time] | None]:
    """The schedule and the times asked for, by whichever words; None for those left alone."""
    schedule = None if command.schedule is UNSET else command.schedule
    if schedule is None and command.weekdays is not UNSET:
        schedule = c.OnWeekdays(command.weekdays)
    if command.remind_times is not UNSET:
        return schedule, sorted(set(command.remind_times))
    if command.remind_time is not UNSET:
        return schedule, [] if command.remind_time is None else [command.remind_time]
    return schedule, None


@dataclass(slots=True, frozen=True, kw_only=True)
class ArchiveHabit:
    desk: HabitDesk

    async def __call__(self, command: c.ArchiveHabit) -> c.HabitCard:
        sheet = await self.desk.sheet(command.habit_id, command.user_id)
        habit = sheet.habit
        if habit.archived_at is None:
            habit.archived_at = sheet.now
            await self.desk.renewed(sheet)
            self.desk.outbox.add(
                c.HabitArchived(user_id=habit.user_id, at=sheet.now, habit_id=habit.id)
            )
        return self.desk.card(sheet)


@dataclass(slots=True, frozen=True, kw_only=True)
class RestoreHabit:
    desk: HabitDesk

    async def __call__(self, command: c.RestoreHabit) -> c.HabitCard:
        sheet = await self.desk.sheet(command.habit_id, command.user_id)
        habit = sheet.habit
        if habit.archived_at is not None:
            away = sheet.person.day_of(habit.archived_at)
            if away < sheet.today:
                rest = c.Pause(away, sheet.today - DAY)
                habit.pauses = as_json(together(pauses_of(habit), rest))
                sheet = await self.desk.looked_at_anew(sheet, rest.first)
            habit.archived_at = None
            await self.desk.renewed(sheet)
        return self.desk.card(sheet)


@dataclass(slots=True, frozen=True, kw_only=True)
class DeleteHabit:
    desk: HabitDesk

    async def __call__(self, command: c.DeleteHabit) -> c.HabitCard:
        sheet = await self.desk.sheet(command.habit_id, command.user_id)
        habit, last = sheet.habit, self.desk.card(sheet)
        await self.desk.book.cancel(habit.user_id, habit.id)
        await self.desk.habits.remove(habit)
        self.desk.outbox.add(c.HabitDeleted(user_id=habit.user_id, at=sheet.now, habit_id=habit.id))
        return last


def check_amounts(kind: str, target: float, goal: float | None) -> None:
    """Raises DomainError `habit-target` for an amount that cannot be strived for."""
    if kind == "at_least" and (target <= 0 or (goal is not None and goal < target)):
        raise DomainError("habit-target")
