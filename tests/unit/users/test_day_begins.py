"""The person's own day at their wall clock, and the instant at which it begins."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.factories.people import build_profile

DAYS = st.dates(date(2020, 1, 1), date(2040, 1, 1))
STARTS = st.integers(0, 12).map(lambda half: time(half // 2, half % 2 * 30))


@given(DAYS, STARTS)
def test_a_day_begins_with_its_first_instant(day: date, start: time) -> None:
    profile = replace(build_profile(), day_start=start)
    begin = profile.get_day_begin(day)
    assert profile.get_day(begin) == day
    assert profile.get_day(begin.astimezone(UTC) - timedelta(seconds=1)) < day


@pytest.mark.parametrize(
    ("clock", "day"),
    [
        (time(3, 59), date(2026, 11, 23)),
        (time(4), date(2026, 11, 24)),
        (time(23), date(2026, 11, 24)),
    ],
)
def test_before_its_beginning_the_clock_shows_the_day_before(clock: time, day: date) -> None:
    profile = replace(build_profile(), day_start=time(4))
    assert profile.get_clock_day(datetime.combine(date(2026, 11, 24), clock)) == day
