"""Pauses, vacations and freezes."""

from dataclasses import dataclass
from datetime import timedelta

from core.habits import contracts as c
from core.habits.models import Habit
from core.habits.rules.plans import together, without
from core.habits.use_cases.desk import HabitDesk
from core.habits.views import as_json, pauses_of
from core.kit.errors import DomainError

_BACK = timedelta(days=60)  # so far back somebody may say that they were away
_AHEAD = timedelta(days=730)


@dataclass(slots=True, frozen=True, kw_only=True)
class PauseHabits:
    desk: HabitDesk

    async def __call__(self, command: c.PauseHabits) -> c.HabitsPaused:
        habits = await chosen(self.desk, command)
        today = (await self.desk.person(command.user_id)).day_of(self.desk.clock.now())
        rest = c.Pause(command.first or today, command.last)
        last = rest.last or rest.first
        if not today - _BACK <= rest.first <= last <= today + _AHEAD:
            raise DomainError("pause-days")
        for habit in habits:
            habit.pauses = as_json(together(pauses_of(habit), rest))
            self.desk.forget(habit, rest.first)
        return c.HabitsPaused(len(habits))


@dataclass(slots=True, frozen=True, kw_only=True)
class ResumeHabits:
    desk: HabitDesk

    async def __call__(self, command: c.ResumeHabits) -> c.HabitsPaused:
        today = (await self.desk.person(command.user_id)).day_of(self.desk.clock.now())
        changed = 0
        for habit in await chosen(self.desk, command):
            pauses = pauses_of(habit)
            left = without(pauses, today)
            changed += left != pauses
            habit.pauses = as_json(left)
        return c.HabitsPaused(changed)


@dataclass(slots=True, frozen=True, kw_only=True)
class BuyFreeze:
    desk: HabitDesk

    async def __call__(self, command: c.BuyFreeze) -> c.HabitCard:
        sheet = await self.desk.sheet(command.habit_id, command.user_id)
        now = self.desk.card(sheet)
        if command.seen is not None and command.seen != now.freezes:
            return now  # a second tap on the same button
        if now.freezes >= c.MOST_FREEZES:
            raise DomainError("freeze-full")
        if now.points < c.FREEZE_PRICE:
            raise DomainError("freeze-points", points=c.FREEZE_PRICE - now.points)
        sheet.habit.freezes = [*sheet.habit.freezes, sheet.today]
        return self.desk.card(sheet)


async def chosen(desk: HabitDesk, command: c.PauseHabits | c.ResumeHabits) -> list[Habit]:
    """The habit meant, or all. Raises NotFound."""
    if command.habit_id is None:
        return await desk.habits.active(command.user_id)
    return [await desk.habits.get_owned(command.habit_id, command.user_id)]
