"""Histories of habits for the rules."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st

from core.habits.contracts.plans import EveryDays, OnWeekdays, Schedule, TimesAWeek
from core.habits.contracts.views import DayRecord, Pause
from core.habits.rules.diaries import HabitDiary
from core.habits.rules.plans import HabitPlan

TODAY = date(2026, 3, 10)  # a Tuesday
DAY = timedelta(days=1)

weekdays = st.integers(1, 127).map(OnWeekdays)
weekly = st.builds(TimesAWeek, times=st.integers(1, 7), rolling=st.booleans())
intervals = st.integers(2, 12).map(EveryDays)
schedules: st.SearchStrategy[Schedule] = weekdays | weekly | intervals
backs = st.sets(st.integers(0, 80))
amounts = st.dictionaries(st.integers(0, 80), st.integers(0, 20), max_size=60)
pauses = st.lists(st.tuples(st.integers(0, 80), st.integers(0, 20)), max_size=2).map(
    lambda found: tuple(Pause(ago(first), ago(first) + DAY * length) for first, length in found)
)


def ago(days: int) -> date:
    return TODAY - DAY * days


def ticks(back: Iterable[int], skipped: Iterable[int] = ()) -> dict[date, DayRecord]:
    """Yes on these days ago; off on those."""
    off = {ago(one): DayRecord(day=ago(one), amount=None, skipped=True) for one in skipped}
    return off | {ago(one): DayRecord(day=ago(one)) for one in back}


def measured(back: Mapping[int, float], goal: float = 10) -> dict[date, DayRecord]:
    """Amounts on these days ago, of `goal`."""
    return {
        ago(one): DayRecord(day=ago(one), amount=float(amount), goal=goal)
        for one, amount in back.items()
    }


def diary(records: Mapping[date, DayRecord], schedule: Schedule, **more: Any) -> HabitDiary:
    """A diary that begins with its first day, or `age` days ago."""
    begin = ago(more.pop("age", 0))
    fields: dict[str, Any] = {"kind": "yes_no", "anchor": begin, "pauses": ()} | more
    return HabitDiary(
        HabitPlan(schedule=schedule, first_day=min((begin, *records)), **fields), records
    )
