"""What becomes of an occurrence: by its kind, its lateness, and the person's quiet hours."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.reminders.rules import BundleReason, get_bundle_reason, get_quiet_end

ZONES = ("UTC", "Europe/Berlin", "America/New_York", "Asia/Tokyo", "Pacific/Chatham")
SPRING = datetime(2026, 3, 29, 1, tzinfo=UTC)  # Berlin's clock goes from 2 to 3
AUTUMN = datetime(2026, 10, 25, 1, tzinfo=UTC)  # and here from 3 to 2
KINDS = st.sampled_from(["task", "habit", "meetup_soon", "focus", "focus_break", "pomodoro_end"])
clocks = st.times().map(lambda one: one.replace(second=0, microsecond=0))
moments = st.datetimes(
    datetime.fromisoformat("2024-01-01"), datetime.fromisoformat("2030-12-31")
).map(lambda naive: naive.replace(tzinfo=UTC))


def berlin(text: str, fold: int = 0) -> datetime:
    local = datetime.fromisoformat(text).replace(tzinfo=ZoneInfo("Europe/Berlin"), fold=fold)
    return local.astimezone(UTC)


@given(moments, st.sampled_from(ZONES), clocks, clocks)
def test_quiet_hours_end_ahead_where_the_wall_clock_says_so(
    now: datetime, zone: str, quiet_from: time, quiet_to: time
) -> None:
    end = get_quiet_end(now, zone, quiet_from, quiet_to)
    if end is None:
        return
    assert now < end <= now + timedelta(hours=25)
    shown = end.astimezone(ZoneInfo(zone)).time()
    assert shown == quiet_to or timedelta() < _ahead(quiet_to, shown) <= timedelta(hours=1)
    assert get_quiet_end(end, zone, quiet_from, quiet_to) is None
    assert get_quiet_end(end - timedelta(seconds=1), zone, quiet_from, quiet_to) == end


def _ahead(earlier: time, later: time) -> timedelta:
    day = datetime.fromisoformat("2026-01-01").date()
    return datetime.combine(day, later) - datetime.combine(day, earlier)


@given(moments, st.sampled_from(["UTC", "Asia/Tokyo"]), clocks, clocks)
def test_where_the_clock_never_changes_the_wall_decides(
    now: datetime, zone: str, quiet_from: time, quiet_to: time
) -> None:
    wall = now.astimezone(ZoneInfo(zone)).time()
    if quiet_from < quiet_to:
        quiet = quiet_from <= wall < quiet_to
    else:
        quiet = quiet_from != quiet_to and (wall >= quiet_from or wall < quiet_to)
    assert (get_quiet_end(now, zone, quiet_from, quiet_to) is not None) == quiet


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        ("2026-03-28T22:59", None),
        ("2026-03-28T23:00", "2026-03-29T07:00"),
        ("2026-03-29T06:59", "2026-03-29T07:00"),
        ("2026-03-29T07:00", None),
        ("2026-10-25T02:30", "2026-10-25T07:00"),
    ],
)
def test_nights_in_which_the_clock_changes(now: str, expected: str | None) -> None:
    found = get_quiet_end(berlin(now), "Europe/Berlin", time(23), time(7))
    assert found == (berlin(expected) if expected else None)


def test_an_end_that_the_clock_shows_never_or_twice_counts_once() -> None:
    until = "Europe/Berlin", time(22), time(2, 30)
    assert get_quiet_end(SPRING - timedelta(seconds=1), *until) == SPRING
    assert get_quiet_end(berlin("2026-10-25T02:29"), *until) == berlin("2026-10-25T02:30")
    assert get_quiet_end(berlin("2026-10-25T02:29", fold=1), *until) is None


@pytest.mark.parametrize(
    ("zone", "quiet_from", "quiet_to"),
    [
        ("UTC", None, None),
        ("UTC", time(9), time(9)),
        ("Mars/Olympus", time(0), time(23)),
        ("", time(0), time(23)),
    ],
)
def test_no_quiet_hours(zone: str, quiet_from: time | None, quiet_to: time | None) -> None:
    assert get_quiet_end(AUTUMN, zone, quiet_from, quiet_to) is None


@given(KINDS, st.timedeltas(timedelta(), timedelta(days=9)), st.booleans())
def test_every_occurrence_comes_by_itself_or_in_a_bundle(
    kind: str, late: timedelta, quiet: bool
) -> None:
    focus = kind.startswith(("focus", "pomodoro"))
    bound = timedelta(minutes=10) if focus else timedelta(hours=24)
    reason = get_bundle_reason(kind, late, quiet)
    if late > bound:
        assert reason is (BundleReason.QUIET if quiet else BundleReason.AWAY)
    else:
        assert reason is (BundleReason.QUIET if quiet and not focus else None)
