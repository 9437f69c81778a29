"""Periods tile the calendar, and a tally loses nothing that happened in them."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.dialogs.stats.periods import HOURS, KINDS, Happened, Kind, Period, tally
from bot.dialogs.stats.pictures import title
from bot.speaker import Speaker
from tests.fakes.people import profile

days = st.dates(date(2000, 1, 1), date(2100, 1, 1))
kinds = st.sampled_from(KINDS)
DAY = timedelta(days=1)


@given(kinds, days)
def test_periods_lie_side_by_side(kind: Kind, day: date) -> None:
    period = Period.of(kind, day)
    assert period.first <= day <= period.last
    assert period.before.last + DAY == period.first
    assert period.after.first == period.last + DAY
    assert period.after.before == period.before.after == period == Period.read(period.code)
    assert period.slots == (HOURS if kind == "day" else (period.last - period.first).days + 1)
    assert len(period.code) < 20


@pytest.mark.parametrize("code", ["", "week", "year_20260101", "day_2026", "day_20261301"])
def test_what_names_no_period(code: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - whatever kind of it
        Period.read(code)


hours = st.none() | st.integers(0, 23)
happenings = st.lists(st.tuples(st.integers(-70, 40), hours, st.integers(1, 200)), max_size=60)


@given(kinds, days, happenings, st.integers(0, 6))
def test_a_whole_period_counts_all_of_it_and_of_the_one_before(
    kind: Kind, day: date, told: list[tuple[int, int | None, int]], begins: int
) -> None:
    period = Period.of(kind, day)
    done = [Happened(day + back * DAY, hour, amount) for back, hour, amount in told]
    counted = tally(done, period, begins)

    def amount(held: Period, *, with_hour: bool = False) -> float:
        inside = (one for one in done if held.first <= one.day <= held.last)
        return sum(one.amount for one in inside if one.hour is not None or not with_hour)

    assert counted.total == amount(period)
    assert counted.before == amount(period.before)
    assert sum(counted.slots) == amount(period, with_hour=kind == "day")


@given(kinds, days, st.integers(0, 6), st.data())
def test_a_period_under_way_is_compared_with_the_same_part(
    kind: Kind, day: date, begins: int, data: st.DataObject
) -> None:
    period = Period.of(kind, day)
    now = data.draw(st.integers(0, period.slots - 1))
    before = period.before
    each = [
        Happened(before.first, (begins + slot) % HOURS, 1)
        if kind == "day"
        else Happened(before.first + slot * DAY, None, 1)
        for slot in range(before.slots)
    ]
    assert tally(each, period, begins, now).before == min(now + 1, before.slots)


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
    assert [title(Period.of(kind, day), Speaker(profile(locale))) for kind in KINDS] == told
