"""From rows to what a person sees."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

import msgspec

from core.habits.contracts import DayRecord, HabitCard, HabitLine, Pause, Schedule
from core.habits.models import CheckIn, Habit
from core.habits.rules.diaries import Diary
from core.habits.rules.marks import Calendar
from core.habits.rules.plans import DAY, WEEK, Plan
from core.habits.rules.standing import Reckoning, Standing, reckon
from core.habits.rules.steps import days_between, offered

Records = Mapping[date, DayRecord]


def schedule_of(habit: Habit) -> Schedule:
    schedule: Schedule = msgspec.convert(habit.schedule, Schedule)
    return schedule


def pauses_of(habit: Habit) -> tuple[Pause, ...]:
    return msgspec.convert(habit.pauses, tuple[Pause, ...])


def as_json(value: Any) -> Any:
    """What the JSON columns keep."""
    return msgspec.to_builtins(value)


def record_of(row: CheckIn) -> DayRecord:
    return DayRecord(
        day=row.day, amount=row.amount, goal=row.goal, skipped=row.skipped, note=row.note
    )


def diary_of(habit: Habit, records: Records, begin: date | None = None) -> Diary:
    """The habit's days; `records` reach back to where `habit.folded` ends, or to `begin`."""
    if begin is None:
        begin = min((habit.since, *(records if habit.folded is None else [habit.folded + DAY])))
    return Diary(
        Plan(
            kind=habit.kind,
            schedule=schedule_of(habit),
            begin=begin,
            anchor=habit.anchor,
            pauses=pauses_of(habit),
        ),
        records,
    )


def standing_of(habit: Habit) -> Standing | None:
    return msgspec.convert(habit.standing, Standing) if habit.standing is not None else None


def line(habit: Habit, records: Records, today: date) -> HabitLine:
    """The habit as of `today`."""
    diary = diary_of(habit, records)
    now = reckon(diary, standing_of(habit), habit.freezes, today)
    return HabitLine(**_shown(habit, Calendar(diary, today, now.frozen), now))


def card(habit: Habit, records: Records, today: date) -> HabitCard:
    """The habit as of `today`, with all that is known of it."""
    diary = diary_of(habit, records)
    now = reckon(diary, standing_of(habit), habit.freezes, today)
    shown = _shown(habit, Calendar(diary, today, now.frozen), now)
    known = records.get(today)
    return HabitCard(
        **shown,
        best_streak=now.best,
        goal=habit.goal,
        freezes=now.freezes,
        points=now.points,
        pause=_pause(diary.plan.pauses, today),
        note=known.note if known else None,
    )


def _shown(habit: Habit, calendar: Calendar, now: Reckoning) -> dict[str, Any]:
    today, records = calendar.today, calendar.diary.records
    week = calendar.week()
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
        "amounts": _amounts(records, today),
        "archived": habit.archived_at is not None,
        "strength": now.strength,
        "step": offered(
            habit.target,
            habit.goal,
            habit.unit,
            strength=now.strength,
            week=week,
            since_step=days_between(habit.stepped_on, habit.since, today),
        ),
    }


def _amounts(records: Records, today: date) -> tuple[float | None, ...]:
    seen = (records.get(today - DAY * back) for back in range(WEEK - 1, -1, -1))
    return tuple(record.amount if record else None for record in seen)


def _pause(pauses: Sequence[Pause], today: date) -> Pause | None:
    """The one that lasts, or the next one."""
    return next((one for one in pauses if one.last is None or one.last >= today), None)


KEPT = timedelta(days=45)  # so much of the past is read anew each time, at most
SETTLED = timedelta(days=14)  # what is older than this can no longer be ticked
