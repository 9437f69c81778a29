"""From rows to what a person sees."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

import msgspec

from core.habits.contracts.plans import Schedule
from core.habits.contracts.views import DayRecord, HabitCard, HabitSummary, Pause
from core.habits.models import CheckIn, Habit
from core.habits.rules.diaries import HabitDiary
from core.habits.rules.marks import HabitCalendar
from core.habits.rules.plans import DAY, WEEK, HabitPlan
from core.habits.rules.steps import get_offered_step, get_step_age
from core.habits.rules.streaks import StreakState, StreakSummary, calculate_streak

Records = Mapping[date, DayRecord]


def parse_schedule(habit: Habit) -> Schedule:
    schedule: Schedule = msgspec.convert(habit.schedule, Schedule)
    return schedule


def parse_pauses(habit: Habit) -> tuple[Pause, ...]:
    return msgspec.convert(habit.pauses, tuple[Pause, ...])


def convert_to_json(value: Any) -> Any:
    """What the JSON columns keep."""
    return msgspec.to_builtins(value)


def build_record(row: CheckIn) -> DayRecord:
    return DayRecord(
        day=row.day, amount=row.amount, goal=row.goal, skipped=row.skipped, note=row.note
    )


def build_diary(habit: Habit, records: Records, begin: date | None = None) -> HabitDiary:
    """The habit's days; `records` reach back to where `habit.folded` ends, or to `begin`."""
    if begin is None:
        begin = min((habit.since, *(records if habit.folded is None else [habit.folded + DAY])))
    return HabitDiary(
        HabitPlan(
            kind=habit.kind,
            schedule=parse_schedule(habit),
            first_day=begin,
            anchor=habit.anchor,
            pauses=parse_pauses(habit),
        ),
        records,
    )


def parse_streak_state(habit: Habit) -> StreakState | None:
    return msgspec.convert(habit.standing, StreakState) if habit.standing is not None else None


def build_summary(habit: Habit, records: Records, today: date) -> HabitSummary:
    """The habit as of `today`."""
    diary = build_diary(habit, records)
    now = calculate_streak(diary, parse_streak_state(habit), habit.freezes, today)
    return HabitSummary(**_build_fields(habit, HabitCalendar(diary, today, now.frozen), now))


def build_card(habit: Habit, records: Records, today: date) -> HabitCard:
    """The habit as of `today`, with all that is known of it."""
    diary = build_diary(habit, records)
    now = calculate_streak(diary, parse_streak_state(habit), habit.freezes, today)
    shown = _build_fields(habit, HabitCalendar(diary, today, now.frozen), now)
    known = records.get(today)
    return HabitCard(
        **shown,
        best_streak=now.best,
        goal=habit.goal,
        freezes=now.freezes,
        points=now.points,
        pause=_find_pause(diary.plan.pauses, today),
        note=known.note if known else None,
    )


def _build_fields(habit: Habit, calendar: HabitCalendar, now: StreakSummary) -> dict[str, Any]:
    today, records = calendar.today, calendar.diary.records
    week = calendar.list_week()
    return {
        "id": habit.id,
        "title": habit.title,
        "kind": habit.kind,
        "unit": habit.unit,
        "target": habit.target,
        "schedule": calendar.diary.plan.schedule,
        "remind_times": tuple(habit.remind_times),
        "created_at": habit.created_at,
        "today": today,
        "checked_today": week[-1] == "done",
        "streak": now.streak,
        "week": week,
        "amounts": _list_amounts(records, today),
        "archived": habit.archived_at is not None,
        "strength": now.strength,
        "step": get_offered_step(
            habit.target,
            habit.goal,
            habit.unit,
            strength=now.strength,
            week=week,
            since_step=get_step_age(habit.stepped_on, habit.since, today),
        ),
    }


def _list_amounts(records: Records, today: date) -> tuple[float | None, ...]:
    seen = (records.get(today - DAY * back) for back in range(WEEK - 1, -1, -1))
    return tuple(record.amount if record else None for record in seen)


def _find_pause(pauses: Sequence[Pause], today: date) -> Pause | None:
    """The one that lasts, or the next one."""
    return next((one for one in pauses if one.last is None or one.last >= today), None)


RECORDS_KEPT = timedelta(days=45)  # so much of the past is read anew each time, at most
COMPLETED_AFTER = timedelta(days=14)  # what is older than this can no longer be ticked
