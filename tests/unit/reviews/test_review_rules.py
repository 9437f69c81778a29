"""Weeks, streaks, days ahead, and how overdue tasks are spread."""

from collections import Counter
from datetime import date, datetime, time, timedelta

from hypothesis import given
from hypothesis import strategies as st

from core.kit.days import get_monday
from core.reviews.rules import (
    build_rrule,
    calculate_first_time,
    calculate_streak,
    get_review_week,
    list_days_ahead,
    spread_tasks,
)

DAY, WEEK = timedelta(days=1), timedelta(days=7)
days = st.dates(date(2020, 1, 1), date(2040, 1, 1))


@given(days)
def test_a_week_is_looked_back_at_from_thursday_until_wednesday(today: date) -> None:
    week, ahead = get_review_week(today), list_days_ahead(today)
    assert week.weekday() == 0
    assert 3 <= (today - week).days <= 9
    assert ahead
    assert ahead[-1] == week + WEEK + 6 * DAY
    assert all(get_monday(day) == week + WEEK and day >= today for day in ahead)
    assert len(ahead) == (7 if today <= week + WEEK else 7 - (today - week - WEEK).days)


def test_sunday_evening_and_monday_morning_look_at_the_same_week() -> None:
    sunday = date(2026, 11, 22)
    assert (
        get_review_week(sunday)
        == get_review_week(sunday + DAY)
        == get_review_week(sunday + 3 * DAY)
        == date(2026, 11, 16)
    )
    assert get_review_week(sunday + 4 * DAY) == date(2026, 11, 23)


@given(days, st.lists(st.booleans(), max_size=30))
def test_a_streak_is_of_weeks_in_a_row_and_this_week_breaks_nothing(
    today: date, reviewed: list[bool]
) -> None:
    week = get_review_week(today)
    finished = {week - WEEK * back for back, done in enumerate(reviewed) if done}
    past = reviewed if reviewed and reviewed[0] else reviewed[1:]
    expected = past.index(False) if False in past else len(past)
    assert calculate_streak(finished, week) == expected
    assert calculate_streak(finished | {week}, week) == 1 + calculate_streak(
        finished - {week}, week
    )


@given(st.integers(0, 100), days, st.lists(st.integers(0, 30), min_size=7, max_size=7))
def test_tasks_are_spread_evenly_and_in_order(count: int, today: date, counts: list[int]) -> None:
    ahead = list_days_ahead(today)
    load = dict(zip(ahead, counts, strict=False))
    chosen = spread_tasks(count, load, ahead)
    assert len(chosen) == count
    assert chosen == sorted(chosen)
    after = Counter(load) + Counter(chosen)
    grown = [after[day] for day in set(chosen)]
    assert all(one - min(after[day] for day in ahead) <= 1 for one in grown)
    assert spread_tasks(count, load, ()) == []


@given(st.integers(0, 6), st.times(), days, st.times())
def test_the_first_reminder_is_the_next_such_moment(
    weekday: int, at: time, today: date, clock: time
) -> None:
    now = datetime.combine(today, clock)
    first = calculate_first_time(weekday, at, now)
    assert now < first <= now + WEEK
    assert (first.weekday(), first.time()) == (weekday, at)
    assert build_rrule(weekday).endswith(f"BYDAY={first:%a}"[:-1].upper())
