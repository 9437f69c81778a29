"""Pauses join and end, reminders come on the days that count, micro-steps go one way at a time."""

from datetime import datetime, time, timedelta
from itertools import pairwise

import pytest
from dateutil.rrule import rrulestr
from hypothesis import assume, given
from hypothesis import strategies as st

from core.habits.contracts.plans import EveryDays, OnWeekdays, TimesAWeek
from core.habits.contracts.views import Mark, Pause
from core.habits.rules.marks import HabitCalendar
from core.habits.rules.plans import HabitPlan, build_reminder, end_pauses, merge_pauses
from core.habits.rules.steps import build_ladder, get_offered_step
from core.kit.days import iterate_days
from tests.factories.diaries import DAY, TODAY, ago, backs, diary, measured, schedules, ticks

ranges = st.tuples(st.integers(-20, 60), st.integers(0, 15) | st.none()).map(
    lambda told: Pause(ago(told[0]), None if told[1] is None else ago(told[0]) + DAY * told[1])
)
SPAN = list(iterate_days(ago(80), TODAY + DAY * 40))


def covered(pauses: tuple[Pause, ...]) -> set[int]:
    plan = HabitPlan("yes_no", OnWeekdays(), TODAY, TODAY, pauses)
    return {day.toordinal() for day in SPAN if plan.is_paused(day)}


@given(st.lists(ranges, max_size=6))
def test_pauses_together_cover_what_each_covers_and_never_touch(found: list[Pause]) -> None:
    joined: tuple[Pause, ...] = ()
    for one in found:
        joined = merge_pauses(joined, one)
    assert covered(joined) == set().union(*(covered((one,)) for one in found), set())
    for one, following in pairwise(joined):
        assert one.last is not None
        assert one.last + DAY < following.first


@given(st.lists(ranges, max_size=4))
def test_coming_back_ends_what_lasts_and_keeps_what_is_over(found: list[Pause]) -> None:
    joined: tuple[Pause, ...] = ()
    for one in found:
        joined = merge_pauses(joined, one)
    left = covered(end_pauses(joined, TODAY))
    assert left == {day for day in covered(joined) if day < TODAY.toordinal()}


@given(st.integers(1, 127), st.integers(0, 23), st.integers(0, 11))
def test_a_reminder_comes_on_the_persons_own_chosen_days(
    chosen: int, hour: int, begins: int
) -> None:
    start, rule = build_reminder(OnWeekdays(chosen), time(hour), time(begins), TODAY)
    found = list(rrulestr(rule, dtstart=start).xafter(start, 20, inc=True))
    own = [(at - timedelta(hours=begins)).date() for at in found]
    assert all(chosen >> day.weekday() & 1 for day in own)
    assert {at.hour for at in found} == {hour}


@pytest.mark.parametrize("schedule", [TimesAWeek(2), TimesAWeek(3, rolling=True), EveryDays(9)])
def test_whatever_is_free_to_choose_is_asked_daily(schedule: TimesAWeek | EveryDays) -> None:
    told = build_reminder(schedule, time(9), time(0), TODAY)
    assert told == (datetime.combine(TODAY, time(9)), "FREQ=DAILY")


@given(backs, schedules)
def test_today_is_open_until_what_was_asked_is_done(
    back: set[int], schedule: OnWeekdays | TimesAWeek | EveryDays
) -> None:
    book = diary(ticks(back - {0}), schedule, age=80)
    mark = HabitCalendar(book, TODAY).get_mark(TODAY)
    asked = book.plan.is_due(TODAY) and (book.plan.is_daily or book.get_outcome(TODAY) != "kept")
    assert mark == ("open" if asked else "off")
    assert (
        HabitCalendar(diary(ticks(back | {0}), schedule, age=80), TODAY).get_mark(TODAY) == "done"
    )


@given(st.floats(0.1, 9.9), st.integers(0, 60))
def test_some_of_an_amount_is_part_of_it(amount: float, back: int) -> None:
    book = diary(measured({back: amount}), OnWeekdays(), kind="at_least", age=80)
    shown = HabitCalendar(book, TODAY).get_mark(ago(back))
    assert shown == "part"


@given(st.floats(3, 1000), st.sampled_from(["мин", "км", None]))
def test_a_ladder_rises_to_its_goal(goal: float, unit: str | None) -> None:
    rungs = build_ladder(goal, unit)
    assert rungs[-1] == goal
    assert list(rungs) == sorted(set(rungs))
    assert rungs[0] <= max(2, goal / 10 + 0.5)


marks = st.lists(
    st.sampled_from(["done", "missed", "skip", "frozen", "open"]), min_size=7, max_size=7
)


@given(st.floats(1, 60), st.floats(3, 90), st.floats(0, 1), marks, st.integers(0, 30))
def test_a_step_is_offered_for_a_reason_and_in_the_right_direction(
    target: float, goal: float, strength: float, week: list[Mark], waited: int
) -> None:
    assume(target <= goal)
    since = timedelta(days=waited)
    step = get_offered_step(target, goal, "мин", strength=strength, week=week, since_step=since)
    if step is None:
        return
    assert waited >= 7
    if step.up:
        assert target < step.target <= goal
        assert strength >= 0.5
        assert "missed" not in week
    else:
        assert 2 <= step.target < target
        assert strength < 0.25


def test_the_first_steps_of_a_perfect_beginner() -> None:
    """At 0.5, which is after 13 perfect days; then a week each."""
    perfect: list[Mark] = ["done"] * 7
    at = {"unit": "мин", "week": perfect, "since_step": timedelta(days=13)}
    up = get_offered_step(2, 20, strength=0.5, **at)  # type: ignore[arg-type]
    assert up is not None
    assert (up.up, up.target) == (True, 5)
    assert get_offered_step(2, 20, strength=0.49, **at) is None  # type: ignore[arg-type]
    assert get_offered_step(20, 20, strength=0.9, **at) is None  # type: ignore[arg-type]
