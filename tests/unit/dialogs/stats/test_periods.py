"""Periods tile the calendar, and a tally loses nothing that happened in them."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.dialogs.stats.pictures import format_title
from bot.ui.current_user import CurrentUser
from core.overviews.periods import (
    HOURS_PER_DAY,
    PERIOD_KINDS,
    Occurrence,
    Period,
    PeriodKind,
    calculate_tally,
)
from tests.factories.people import build_profile

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
    ("locale", "day", "told"),
    [
        ("ru", date(2026, 11, 21), ["Сб, 21 ноября", "16–22 ноября", "Ноябрь 2026"]),
        ("uk", date(2026, 12, 1), ["Вт, 1 грудня", "30 лист. – 6 груд.", "Грудень 2026"]),
        ("en", date(2026, 11, 21), ["Sat, November 21", "November 16–22", "November 2026"]),
        ("en", date(2027, 1, 1), ["Fri, January 1", "Dec 28 – Jan 3", "January 2027"]),
    ],
)
def test_periods_are_named_in_each_language(locale: str, day: date, told: list[str]) -> None:
    assert [
        format_title(Period.containing(kind, day), CurrentUser(build_profile(locale)))
        for kind in PERIOD_KINDS
    ] == told
