"""From rows to the card a person sees."""

from collections.abc import Set
from datetime import date
from zoneinfo import ZoneInfo

from core.habits.contracts import HabitCard
from core.habits.models import Habit
from core.habits.rules import best_streak, streak, week_marks


def card(habit: Habit, done: Set[date], today: date, zone: str) -> HabitCard:
    """The card as of `today` in the person's zone."""
    created = habit.created_at.astimezone(ZoneInfo(zone)).date()
    return HabitCard(
        id=habit.id,
        title=habit.title,
        weekdays=habit.weekdays,
        remind_time=habit.remind_time,
        created_at=habit.created_at,
        today=today,
        checked_today=today in done,
        streak=streak(done, habit.weekdays, today),
        best_streak=best_streak(done, habit.weekdays, today),
        week=week_marks(done, habit.weekdays, created, today),
        archived=habit.archived_at is not None,
    )
