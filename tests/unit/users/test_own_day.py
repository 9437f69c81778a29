"""The person's own day begins when they say, in every zone and through every change of clocks."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo, available_timezones

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.users.contracts import Profile
from tests.factories.people import build_profile

ZONES = sorted(available_timezones() - {"localtime"})
MINUTE, DAY = timedelta(minutes=1), timedelta(days=1)
zones = st.sampled_from(ZONES)
starts = st.builds(time, st.integers(0, 5), st.sampled_from([0, 15, 30, 59])) | st.just(time(6))
instants = st.datetimes(datetime(1995, 1, 1), datetime(2037, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001


def living(zone: str, day_start: time) -> Profile:
    return msgspec.structs.replace(build_profile(), zone=zone, day_start=day_start)


def day_by_walking(instant: datetime, zone: str, day_start: time) -> date:
    """Reference: go forth from two days before, minute by minute, and turn the page whenever the
    dial shows the day's beginning or later of a day that has not begun yet."""
    place, at = ZoneInfo(zone), instant - 2 * DAY
    day = at.astimezone(place).date() - DAY
    while at <= instant:
        shown = at.astimezone(place)
        begun = shown.date() if shown.time() >= day_start else shown.date() - DAY
        day, at = max(day, begun), at + MINUTE
    return day


@given(zones, starts, instants)
def test_a_day_never_goes_back_and_never_leaves_the_dial(
    zone: str, start: time, instant: datetime
) -> None:
    person = living(zone, start)
    day, later = person.get_day(instant), person.get_day(instant + 7 * MINUTE)
    shown = instant.astimezone(ZoneInfo(zone))
    assert day <= later <= day + 2 * DAY
    assert day - shown.date() in (-DAY, 0 * DAY, DAY)


@given(zones, starts, st.dates(date(1995, 1, 1), date(2036, 1, 1)), st.integers(0, 1439))
def test_between_midnight_and_the_start_it_is_still_yesterday(
    zone: str, start: time, day: date, minute: int
) -> None:
    shown = datetime.combine(day, time(minute // 60, minute % 60), ZoneInfo(zone))
    instant = shown.astimezone(UTC)
    seen = instant.astimezone(ZoneInfo(zone))
    steady = all((seen + n * DAY).utcoffset() == seen.utcoffset() for n in (-1, 0, 1))
    if steady and seen.replace(fold=0) == shown:
        expected = day if shown.time() >= start else day - DAY
        assert living(zone, start).get_day(instant) == expected


@pytest.mark.parametrize(
    ("zone", "change"),
    [
        ("Europe/Berlin", datetime(2026, 3, 29, 1, tzinfo=UTC)),
        ("Europe/Berlin", datetime(2026, 10, 25, 1, tzinfo=UTC)),
        ("America/Havana", datetime(2026, 11, 1, 5, tzinfo=UTC)),
        ("Asia/Beirut", datetime(2022, 10, 29, 21, tzinfo=UTC)),
        ("America/St_Johns", datetime(2010, 11, 7, 2, 31, tzinfo=UTC)),
        ("Australia/Lord_Howe", datetime(2026, 4, 4, 15, tzinfo=UTC)),
    ],
)
@pytest.mark.parametrize("start", [time(0), time(0, 30), time(1, 45), time(2, 30), time(6)])
def test_around_a_change_of_clocks_as_by_walking(zone: str, change: datetime, start: time) -> None:
    person = living(zone, start)
    for minutes in range(-150, 400, 13):
        instant = change + minutes * MINUTE
        assert person.get_day(instant) == day_by_walking(instant, zone, start), instant
