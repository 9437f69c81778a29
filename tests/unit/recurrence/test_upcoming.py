"""Sharing a computation between reminders changes no answer."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.recurrence import upcoming
from core.recurrence.schedules import InvalidRule, Schedule
from core.recurrence.upcoming import NextOccurrenceCache, find_latest_missed

RULES = (
    "FREQ=DAILY",
    "FREQ=WEEKLY;BYDAY=MO,WE,FR",
    "FREQ=WEEKLY;BYDAY=SU",
    "FREQ=WEEKLY",
    "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU",
    "FREQ=DAILY;INTERVAL=3",
    "FREQ=DAILY;COUNT=12",
    "FREQ=DAILY;UNTIL=20260401",
    "FREQ=MONTHLY;BYMONTHDAY=31",
)
ZONES = ("UTC", "Europe/Berlin", "America/New_York", "Pacific/Apia", "Africa/Casablanca")
CHANGE = datetime(2026, 3, 29, 1, tzinfo=UTC)
starts = st.builds(
    lambda day, quarter: (
        datetime.fromisoformat("2026-02-01") + timedelta(days=day, minutes=15 * quarter)
    ),
    st.integers(0, 60),
    st.sampled_from([0, 4, 8, 9, 10, 36]),
)
instants = st.integers(-40 * 96, 20 * 96).map(lambda n: CHANGE + timedelta(minutes=15 * n))
rows = st.tuples(starts, st.sampled_from(ZONES), st.sampled_from(RULES), instants)


@given(st.lists(rows, min_size=1, max_size=40))
def test_many_reminders_get_each_the_answer_of_its_own_schedule(
    asked: list[tuple[datetime, str, str, datetime]],
) -> None:
    shared = NextOccurrenceCache()
    for start, zone, rrule, instant in asked:
        own = Schedule(start, zone, rrule).find_next_after(instant)
        assert shared.find_next_after(start, zone, rrule, instant) == own


@given(starts, st.sampled_from(ZONES), st.sampled_from(RULES), instants, instants)
def test_the_latest_of_those_missed(
    start: datetime, zone: str, rrule: str, due: datetime, now: datetime
) -> None:
    schedule = Schedule(start, zone, rrule)
    found = find_latest_missed(schedule, due, now)
    assert found == max([due, *schedule.iterate_occurrences(due, now)])


def test_a_wave_of_one_morning_is_computed_once(monkeypatch: pytest.MonkeyPatch) -> None:
    computed = []

    def counting(*what: str) -> Schedule:
        computed.append(what)
        return Schedule(*what)  # type: ignore[arg-type]

    monkeypatch.setattr(upcoming, "Schedule", counting)
    shared, nine = NextOccurrenceCache(), datetime.fromisoformat("2025-01-01T09:00")
    for day in range(300):
        shared.find_next_after(nine + timedelta(days=day), "Europe/Berlin", "FREQ=DAILY", CHANGE)
    assert len(computed) == 1


def test_what_cannot_be_computed_is_refused_each_time() -> None:
    shared, start = NextOccurrenceCache(), datetime.fromisoformat("2025-01-01T09:00")
    for _ in range(2):
        with pytest.raises(InvalidRule):
            shared.find_next_after(start, "UTC", "FREQ=NEVER", CHANGE)
        with pytest.raises(KeyError):
            shared.find_next_after(start, "Mars/Olympus", "FREQ=DAILY", CHANGE)
