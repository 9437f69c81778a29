"""A snooze always lies ahead, in every zone and at every moment."""

from datetime import UTC, datetime, timedelta
from typing import get_args
from zoneinfo import ZoneInfo, available_timezones

from hypothesis import given
from hypothesis import strategies as st

from core.reminders.rules import to_instant
from core.tasks.contracts import SnoozeUntil
from core.tasks.rules import snoozed, timetables

ZONES = st.sampled_from(sorted(available_timezones())).map(ZoneInfo)
INSTANTS = st.datetimes(datetime(2024, 1, 1), datetime(2031, 1, 1))  # noqa: DTZ001 - made UTC below
LONGEST = {"15min": 1.5, "1h": 2.25, "part": 14, "morning": 34}
CHANGES = [
    datetime(2026, 10, 25, 1, tzinfo=UTC),  # the clock goes back in Europe
    datetime(2026, 3, 29, 1, tzinfo=UTC),  # and forward
    datetime(2026, 11, 1, 6, tzinfo=UTC),  # back in New York
]
NEAR_CHANGES = st.tuples(st.sampled_from(CHANGES), st.integers(-120, 120)).map(
    lambda near: near[0] + timedelta(minutes=near[1])
)
MOMENTS = INSTANTS.map(lambda at: at.replace(tzinfo=UTC)) | NEAR_CHANGES
OFTEN = st.sampled_from(["Europe/Berlin", "America/New_York", "Europe/Kyiv"]).map(ZoneInfo)


@given(MOMENTS, ZONES | OFTEN, st.sampled_from(get_args(SnoozeUntil)))
def test_a_snooze_lies_ahead_and_not_too_far(
    now: datetime, zone: ZoneInfo, until: SnoozeUntil
) -> None:
    ahead = to_instant(snoozed(until, now.astimezone(zone)), zone) - now
    assert timedelta() < ahead <= timedelta(hours=LONGEST[until])


@given(MOMENTS, ZONES)
def test_minutes_are_real_minutes_where_the_clock_stays(now: datetime, zone: ZoneInfo) -> None:
    local = now.astimezone(zone)
    leads: dict[SnoozeUntil, timedelta] = {"15min": timedelta(minutes=15), "1h": timedelta(hours=1)}
    for until, lead in leads.items():
        later = (now + lead).astimezone(zone)
        if not later.fold and later.utcoffset() == local.utcoffset():
            assert snoozed(until, local) == local.replace(tzinfo=None, fold=0) + lead


@given(
    st.datetimes(datetime(1, 1, 1), datetime(2100, 12, 31)),  # noqa: DTZ001 - a local time
    st.lists(st.integers(0, 366 * 24 * 60), max_size=5),
)
def test_every_lead_is_its_minutes_before_and_none_twice(due: datetime, leads: list[int]) -> None:
    times = [one.start for one in timetables(due.date(), due.time(), leads)]
    assert len(times) == len(set(times)) == max(1, len(set(leads)))
    if due.year >= 1970:
        assert sorted(times) == sorted(due - timedelta(minutes=lead) for lead in set(leads) or [0])
