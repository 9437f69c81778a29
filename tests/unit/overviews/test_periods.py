"""Periods tile the calendar, and a tally loses nothing that happened in them."""

from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.overviews.periods import (
    HOURS_PER_DAY,
    PERIOD_KINDS,
    Occurrence,
    Period,
    PeriodKind,
    calculate_tally,
)

days = st.dates(date(2000, 1, 1), date(2100, 1, 1))
kinds = st.sampled_from(PERIOD_KINDS)
DAY = timedelta(days=1)


@given(kinds, days)
def test_periods_lie_side_by_side(kind: PeriodKind, day: date) -> None:
    period = Period.containing(kind, day)
    assert period.first_day <= day <= period.last_day
    assert period.previous_period.last_day + DAY == period.first_day
    assert period.next_period.first_day == period.last_day + DAY
    assert (
        period.next_period.previous_period
        == period.previous_period.next_period
        == period
        == Period.from_code(period.code)
    )
    assert period.slot_count == (
        HOURS_PER_DAY if kind == "day" else (period.last_day - period.first_day).days + 1
    )
    assert len(period.code) < 20


@pytest.mark.parametrize("code", ["", "week", "year_20260101", "day_2026", "day_20261301"])
def test_what_names_no_period(code: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - whatever kind of it
        Period.from_code(code)


hours = st.none() | st.integers(0, 23)
happenings = st.lists(st.tuples(st.integers(-70, 40), hours, st.integers(1, 200)), max_size=60)


@given(kinds, days, happenings, st.integers(0, 6))
def test_a_whole_period_counts_all_of_it_and_of_the_one_before(
    kind: PeriodKind, day: date, told: list[tuple[int, int | None, int]], begins: int
) -> None:
    period = Period.containing(kind, day)
    done = [Occurrence(day + back * DAY, hour, amount) for back, hour, amount in told]
    counted = calculate_tally(done, period, begins)

    def amount(held: Period, *, with_hour: bool = False) -> float:
        inside = (one for one in done if held.first_day <= one.day <= held.last_day)
        return sum(one.amount for one in inside if one.hour is not None or not with_hour)

    assert counted.total == amount(period)
    assert counted.previous_total == amount(period.previous_period)
    assert sum(counted.slots) == amount(period, with_hour=kind == "day")


@given(kinds, days, st.integers(0, 6), st.data())
def test_a_period_under_way_is_compared_with_the_same_part(
    kind: PeriodKind, day: date, begins: int, data: st.DataObject
) -> None:
    period = Period.containing(kind, day)
    now = data.draw(st.integers(0, period.slot_count - 1))
    before = period.previous_period
    each = [
        Occurrence(before.first_day, (begins + slot) % HOURS_PER_DAY, 1)
        if kind == "day"
        else Occurrence(before.first_day + slot * DAY, None, 1)
        for slot in range(before.slot_count)
    ]
    assert calculate_tally(each, period, begins, now).previous_total == min(
        now + 1, before.slot_count
    )


@pytest.mark.parametrize(
    ("kind", "at", "day_start", "slot"),
    [
        ("day", time(9, 30), time(0), 9),
        ("day", time(9, 30), time(4), 5),
        ("day", time(4, 30), time(4, 45), 23),
        ("day", time(4, 50), time(4, 45), 0),
        ("week", time(9, 30), time(4), 1),
        ("month", time(9, 30), time(4), 23),
    ],
)
def test_a_period_under_way_has_a_slot_for_the_moment(
    kind: PeriodKind, at: time, day_start: time, slot: int
) -> None:
    today = date(2026, 11, 24)  # a Tuesday
    now = datetime.combine(today, at)
    period = Period.containing(kind, today)
    assert period.find_current_slot(now, today, day_start) == slot
    assert period.previous_period.find_current_slot(now, today, day_start) is None
    assert period.next_period.find_current_slot(now, today, day_start) is None


@given(kinds, kinds, days, days)
def test_another_kind_shows_today_or_the_end_of_what_was_shown(
    kind: PeriodKind, other: PeriodKind, day: date, today: date
) -> None:
    period = Period.containing(kind, day)
    found = period.change_kind(other, today)
    assert found.kind == other
    if period.first_day <= today <= period.last_day:
        assert found == Period.containing(other, today)
    elif today > period.last_day:
        assert found == Period.containing(other, period.last_day)
    else:
        assert found == Period.containing(other, period.first_day)
