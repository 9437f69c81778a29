"""A snooze always lies ahead, in every zone and at every moment."""

from datetime import UTC, date, datetime, time, timedelta
from typing import get_args
from zoneinfo import ZoneInfo, available_timezones

from hypothesis import given
from hypothesis import strategies as st

from core.recurrence.schedules import convert_to_instant
from core.tasks.contracts.views import SnoozeUntil
from core.tasks.rules import add_snooze, build_timetables, calculate_snooze, find_usual_time

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
    ahead = convert_to_instant(calculate_snooze(until, now.astimezone(zone)), zone) - now
    assert timedelta() < ahead <= timedelta(hours=LONGEST[until])


@given(MOMENTS, ZONES)
def test_minutes_are_real_minutes_where_the_clock_stays(now: datetime, zone: ZoneInfo) -> None:
    local = now.astimezone(zone)
    leads: dict[SnoozeUntil, timedelta] = {"15min": timedelta(minutes=15), "1h": timedelta(hours=1)}
    for until, lead in leads.items():
        later = (now + lead).astimezone(zone)
        if not later.fold and later.utcoffset() == local.utcoffset():
            assert calculate_snooze(until, local) == local.replace(tzinfo=None, fold=0) + lead


@given(
    st.datetimes(datetime(1, 1, 1), datetime(2100, 12, 31)),  # noqa: DTZ001 - a local time
    st.lists(st.integers(0, 366 * 24 * 60), max_size=5),
)
def test_every_lead_is_its_minutes_before_and_none_twice(due: datetime, leads: list[int]) -> None:
    times = [one.start for one in build_timetables(due.date(), due.time(), leads)]
    assert len(times) == len(set(times)) == max(1, len(set(leads)))
    if due.year >= 1970:
        assert sorted(times) == sorted(due - timedelta(minutes=lead) for lead in set(leads) or [0])


DIAL = 24 * 60


@given(st.integers(0, DIAL - 1), st.lists(st.integers(0, 30), min_size=3, max_size=3), st.data())
def test_three_days_at_about_the_same_hour_make_it_the_usual_one(
    start: int, later: list[int], data: st.DataObject
) -> None:
    """Also around midnight, where the times of day are far apart as numbers."""
    days = data.draw(
        st.lists(
            st.dates(date(2026, 1, 1), date(2026, 12, 31)), min_size=3, max_size=3, unique=True
        )
    )
    moments = [
        datetime.combine(day, time(*divmod((start + add) % DIAL, 60)))
        for day, add in zip(days, later, strict=True)
    ]
    usual = find_usual_time(moments, None)
    assert usual is not None
    past = (usual.hour * 60 + usual.minute - start) % DIAL
    assert past <= 30 or past >= DIAL - 5, "within what was chosen, to five minutes"
    assert find_usual_time(moments, usual) is None, "it is due then already"
    assert find_usual_time(moments[1:], None) is None


@given(st.lists(st.datetimes(datetime(2026, 1, 1), datetime(2026, 2, 1)), max_size=12))  # noqa: DTZ001
def test_snoozes_are_kept_one_a_day_and_few(moments: list[datetime]) -> None:
    kept: list[datetime] = []
    for moment in moments:
        kept = add_snooze(kept, moment)
        assert kept[-1] == moment
    assert len(kept) <= 3
    assert len({moment.date() for moment in kept}) == len(kept)
    assert find_usual_time(kept, None) is None or len(kept) == 3


def test_scattered_hours_are_no_habit() -> None:
    days = [datetime(2026, 11, day, hour) for day, hour in ((1, 9), (2, 9), (3, 13))]  # noqa: DTZ001
    assert find_usual_time(days, None) is None
