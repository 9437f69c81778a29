"""Rules of recurrence: what is accepted, when it is over, and that far starts stay cheap."""

import time
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from itertools import islice, pairwise

import pytest
from dateutil.rrule import rrulestr
from hypothesis import given
from hypothesis import strategies as st

from core.recurrence.schedules import InvalidRule, Schedule

MOSCOW = "Europe/Moscow"


def wall(text: str) -> datetime:
    return datetime.fromisoformat(text)


def rules() -> st.SearchStrategy[str]:
    days = st.lists(
        st.sampled_from(["MO", "TU", "WE", "TH", "FR", "SA", "SU"]), min_size=1, unique=True
    )
    step = st.integers(1, 6)
    return st.one_of(
        step.map("FREQ=DAILY;INTERVAL={}".format),
        step.map("FREQ=WEEKLY;INTERVAL={}".format),
        step.map("FREQ=MONTHLY;INTERVAL={}".format),
        step.map("FREQ=YEARLY;INTERVAL={}".format),
        st.tuples(step, days).map(lambda v: f"FREQ=WEEKLY;INTERVAL={v[0]};BYDAY={','.join(v[1])}"),
        st.tuples(step, st.integers(1, 31)).map(lambda v: f"FREQ=MONTHLY;BYMONTHDAY={v[1]}"),
        st.sampled_from(["1MO", "-1FR", "3WE"]).map("FREQ=MONTHLY;BYDAY={}".format),
        st.tuples(st.integers(1, 12), st.integers(1, 28)).map(
            lambda v: f"FREQ=YEARLY;BYMONTH={v[0]};BYMONTHDAY={v[1]}"
        ),
        st.integers(1, 40).map("FREQ=DAILY;COUNT={}".format),
    )


@given(
    rules(),
    st.datetimes(datetime.fromisoformat("2010-01-01"), datetime.fromisoformat("2026-01-01")),
    st.integers(0, 4000),
)
def test_skipping_ahead_changes_nothing(rule: str, start: datetime, days: int) -> None:
    start = start.replace(microsecond=0, second=0)
    schedule = Schedule(start, "UTC", rule)
    after = start.replace(tzinfo=UTC) + timedelta(days=days)
    plain = rrulestr(rule, dtstart=start).xafter(after.replace(tzinfo=None), count=5)
    ours = islice(schedule.iterate_occurrences(after, datetime.max.replace(tzinfo=UTC)), 5)
    assert [found.replace(tzinfo=None) for found in ours] == list(plain)


@pytest.mark.parametrize(
    ("rule", "reason"),
    [
        ("FREQ=HOURLY", "frequency"),
        ("FREQ=MINUTELY;INTERVAL=5", "frequency"),
        ("INTERVAL=2", "frequency"),
        ("FREQ=DAILY;BYHOUR=9", "part"),
        ("FREQ=DAILY;FREQ=DAILY", "part"),
        ("FREQ=DAILY;INTERVAL=0", "interval"),
        ("FREQ=DAILY;COUNT=0", "count"),
        ("FREQ=DAILY;COUNT=3;UNTIL=20270101", "count"),
        ("FREQ=DAILY;UNTIL=20270231", "until"),
        ("FREQ=DAILY;UNTIL=20270101T000000Z", "until"),
        ("FREQ=WEEKLY;BYDAY=XX", "value"),
        ("FREQ=MONTHLY;BYMONTHDAY=32", "value"),
        ("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=31", "never"),
        ("FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30", "never"),
        ("", "syntax"),
        ("каждый день", "syntax"),
    ],
)
def test_what_cannot_be_kept_is_refused(rule: str, reason: str) -> None:
    with pytest.raises(InvalidRule) as refusal:
        Schedule(wall("2026-11-21T09:00"), MOSCOW, rule)
    assert refusal.value.reason == reason


@given(st.text(max_size=60) | st.text("FREQ=DAILYWKMONTH;,0123456789-+BU", max_size=80))
def test_no_text_breaks_the_check(rule: str) -> None:
    with suppress(InvalidRule):
        assert Schedule(wall("2026-11-21T09:00"), MOSCOW, rule).rrule == rule


def test_until_is_local_and_includes_its_day() -> None:
    schedule = Schedule(wall("2026-11-21T23:30"), "Pacific/Kiritimati", "FREQ=DAILY;UNTIL=20261123")
    found = list(
        schedule.iterate_occurrences(
            datetime(2020, 1, 1, tzinfo=UTC), datetime(2030, 1, 1, tzinfo=UTC)
        )
    )
    assert [schedule.get_local_time(instant).day for instant in found] == [21, 22, 23]
    assert schedule.find_next_after(found[-1]) is None


def test_once_is_once() -> None:
    schedule = Schedule(wall("2026-11-21T09:00"), MOSCOW)
    instant = datetime(2026, 11, 21, 6, tzinfo=UTC)
    assert schedule.find_next_after(instant - timedelta(seconds=1)) == instant
    assert schedule.find_next_after(instant) is None


def test_a_month_without_the_day_is_passed_over() -> None:
    schedule = Schedule(wall("2027-01-31T09:00"), MOSCOW, "FREQ=MONTHLY")
    found = islice(
        schedule.iterate_occurrences(
            datetime(2027, 1, 1, tzinfo=UTC), datetime(2028, 1, 1, tzinfo=UTC)
        ),
        4,
    )
    assert [schedule.get_local_time(instant).month for instant in found] == [1, 3, 5, 7]


def test_a_day_that_a_zone_left_out_comes_once() -> None:
    schedule = Schedule(wall("2011-12-28T09:00"), "Pacific/Apia", "FREQ=DAILY")
    found = list(
        schedule.iterate_occurrences(
            datetime(2011, 12, 28, tzinfo=UTC), datetime(2012, 1, 3, tzinfo=UTC)
        )
    )
    assert all(a < b for a, b in pairwise(found))
    assert [schedule.get_local_time(i).strftime("%d %H:%M") for i in found[:4]] == [
        "28 09:00",
        "29 09:00",
        "31 00:00",
        "31 09:00",
    ]


@pytest.mark.parametrize("zone", ["America/New_York", "Pacific/Kiritimati"])
def test_the_last_day_of_the_calendar(zone: str) -> None:
    schedule = Schedule(wall("9999-12-31T23:00"), zone)
    found = schedule.find_next_after(datetime(2026, 11, 21, tzinfo=UTC))
    assert found is not None
    assert found.year == 9999


@pytest.mark.parametrize("rule", ["FREQ=DAILY", "FREQ=WEEKLY;BYDAY=MO,FR", "FREQ=DAILY;COUNT=9000"])
def test_a_start_long_ago_costs_nothing(rule: str) -> None:
    """Twenty years of occurrences are stepped over: near and far starts cost about the same."""
    now = datetime(2026, 11, 21, tzinfo=UTC)

    def cost(start: str) -> float:
        schedule = Schedule(wall(start), MOSCOW, rule)
        begun = time.process_time()
        for _ in range(100):
            assert schedule.find_next_after(now) is not None
        return time.process_time() - begun

    near, far = "2026-11-20T09:00", "2006-11-21T09:00"
    assert min(cost(far) for _ in range(3)) < 30 * max(cost(near) for _ in range(3))
