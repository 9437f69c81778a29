"""Pauses, vacations and freezes."""

from dataclasses import dataclass
from datetime import timedelta

from core.habits.contracts import commands, views
from core.habits.models import Habit
from core.habits.rules.plans import end_pauses, merge_pauses
from core.habits.use_cases.service import HabitService
from core.habits.views import convert_to_json, parse_pauses
from core.kit.errors import DomainError

_MAX_DAYS_BACK = timedelta(days=60)  # so far back somebody may say that they were away
_MAX_DAYS_AHEAD = timedelta(days=730)


@dataclass(slots=True, frozen=True, kw_only=True)
class PauseHabits:
    service: HabitService

    async def __call__(self, command: commands.PauseHabits) -> views.HabitsPaused:
        habits = await list_chosen_habits(self.service, command)
        today = await self.service.get_today(command.user_id)
        rest = views.Pause(command.first or today, command.last)
        last = rest.last or rest.first
        if not today - _MAX_DAYS_BACK <= rest.first <= last <= today + _MAX_DAYS_AHEAD:
            raise DomainError("pause-days")
        for habit in habits:
            habit.pauses = convert_to_json(merge_pauses(parse_pauses(habit), rest))
            self.service.reset_since(habit, rest.first)
        return views.HabitsPaused(len(habits))


@dataclass(slots=True, frozen=True, kw_only=True)
class ResumeHabits:
    service: HabitService

    async def __call__(self, command: commands.ResumeHabits) -> views.HabitsPaused:
        today = await self.service.get_today(command.user_id)
        changed = 0
        for habit in await list_chosen_habits(self.service, command):
            pauses = parse_pauses(habit)
            left = end_pauses(pauses, today)
            changed += left != pauses
            habit.pauses = convert_to_json(left)
        return views.HabitsPaused(changed)


@dataclass(slots=True, frozen=True, kw_only=True)
class BuyFreeze:
    service: HabitService

    async def __call__(self, command: commands.BuyFreeze) -> views.HabitCard:
        sheet = await self.service.load_state(command.habit_id, command.user_id)
        now = self.service.load_card(sheet)
        if command.seen is not None and command.seen != now.freezes:
            return now  # a second tap on the same button
        if now.freezes >= views.MAX_FREEZES:
            raise DomainError("freeze-full")
        if now.points < views.FREEZE_PRICE:
            raise DomainError("freeze-points", points=views.FREEZE_PRICE - now.points)
        sheet.habit.freezes = [*sheet.habit.freezes, sheet.today]
        return self.service.load_card(sheet)


async def list_chosen_habits(
    service: HabitService, command: commands.PauseHabits | commands.ResumeHabits
) -> list[Habit]:
    """The habit meant, or all. Raises NotFound."""
    if command.habit_id is None:
        return await service.habits.list_active(command.user_id)
    return [await service.habits.get(command.habit_id, command.user_id)]
