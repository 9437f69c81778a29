"""From rows to what a person sees."""

from collections.abc import Set
from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

from core.habits.contracts import HabitCard, HabitLine
from core.habits.models import Habit
from core.habits.rules import best_streak, streak, week_marks


def line(habit: Habit, done: Set[date], today: date, zone: str) -> HabitLine:
    """The habit as of `today` in the person's zone; `done` reaches back past the streak."""
    return HabitLine(**_standing(habit, done, today, zone))


def card(habit: Habit, done: Set[date], today: date, zone: str) -> HabitCard:
    """The card as of `today` in the person's zone; `done` is the whole history."""
    best = best_streak(done, habit.weekdays, today)
    return HabitCard(**_standing(habit, done, today, zone), best_streak=best)


def _standing(habit: Habit, done: Set[date], today: date, zone: str) -> dict[str, Any]:
    created = habit.created_at.astimezone(ZoneInfo(zone)).date()
    return {
        "id": habit.id,
        "title": habit.title,
        "weekdays": habit.weekdays,
        "remind_time": habit.remind_time,
        "created_at": habit.created_at,
        "today": today,
        "checked_today": today in done,
        "streak": streak(done, habit.weekdays, today),
        "week": week_marks(done, habit.weekdays, created, today),
        "archived": habit.archived_at is not None,
    }
