"""Wall times to instants, against the clock of each zone read minute by minute."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from functools import cache
from itertools import pairwise
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.recurrence.schedules import Schedule, convert_to_instant

SAMPLE = [
    "Africa/Cairo",
    "Africa/Casablanca",
    "America/Asuncion",
    "America/Godthab",
    "America/Havana",
    "America/New_York",
    "America/Santiago",
    "America/St_Johns",
    "Antarctica/Troll",
    "Asia/Beirut",
    "Asia/Gaza",
    "Asia/Jerusalem",
    "Asia/Kathmandu",
    "Atlantic/Azores",
    "Australia/Lord_Howe",
    "Europe/Berlin",
    "Europe/Dublin",
    "Europe/Kyiv",
    "Europe/London",
    "Europe/Moscow",
    "Pacific/Chatham",
    "Pacific/Easter",
]
BEGIN, END = datetime(2024, 1, 1, tzinfo=UTC), datetime(2031, 1, 1, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


def shown(instant: datetime, zone: ZoneInfo) -> datetime:
    return instant.astimezone(zone).replace(tzinfo=None, fold=0)


@cache
def changes(name: str) -> tuple[datetime, ...]:
    """Noons (UTC) after which the zone's offset changes within a day."""
    zone = ZoneInfo(name)
    noons = [BEGIN + timedelta(days=day, hours=12) for day in range((END - BEGIN).days)]
    offsets = [noon.astimezone(zone).utcoffset() for noon in noons]
    return tuple(a for a, (x, y) in zip(noons, pairwise(offsets), strict=False) if x != y)


@cache
def first_shown(name: str, noon: datetime) -> dict[datetime, datetime]:
    """Each wall minute of the two days around a change, with the first minute to show it.

    A wall minute that is jumped over gets the first minute that shows a later one.
    """
    zone, table = ZoneInfo(name), {}
    instants = [noon + n * MINUTE for n in range(-13 * 60, 38 * 60)]
    expected = shown(instants[0], zone)
    for instant in instants:
        wall = shown(instant, zone)
        while expected <= wall:
            table[expected] = instant
            expected += MINUTE
    return table


def transitions() -> Iterator[tuple[str, datetime]]:
    return ((name, noon) for name in SAMPLE for noon in changes(name))


@pytest.mark.parametrize("name", SAMPLE)
def test_every_minute_around_every_change(name: str) -> None:
    zone = ZoneInfo(name)
    for noon in changes(name):
        for wall, instant in first_shown(name, noon).items():
            assert convert_to_instant(wall, zone) == instant, (name, wall)


def test_every_zone_of_the_world() -> None:
    seen: set[tuple[object, ...]] = set()
    for name in sorted(available_timezones()):
        zone = ZoneInfo(name)
        key = (
            *changes(name),
            *((n + timedelta(days=1)).astimezone(zone).utcoffset() for n in changes(name)),
        )
        if key in seen:
            continue
        seen.add(key)
        for noon in changes(name)[:2]:
            table = first_shown(name, noon)
            for wall in sorted(table)[::15]:
                assert convert_to_instant(wall, zone) == table[wall], (name, wall)


@given(st.sampled_from(list(transitions())), st.integers(0, 1439), st.integers(1, 400))
def test_a_daily_rule_keeps_its_time_through_a_change(
    change: tuple[str, datetime], minute: int, begun: int
) -> None:
    name, noon = change
    table = first_shown(name, noon)
    start = (shown(noon, ZoneInfo(name)) - timedelta(days=begun)).replace(hour=0, minute=0)
    schedule = Schedule(start + minute * MINUTE, name, "FREQ=DAILY")
    after, until = min(table.values()), max(table.values())
    walls = [w for w in table if (w.hour * 60 + w.minute) == minute and after < table[w] <= until]
    found = list(schedule.iterate_occurrences(after, until))
    assert found == sorted({table[wall] for wall in walls})
    assert all(a < b for a, b in pairwise(found))


@given(st.sampled_from(list(transitions())), st.integers(0, 1439), st.integers(-720, 1500))
def test_the_next_is_the_first_of_those_to_come(
    change: tuple[str, datetime], minute: int, offset: int
) -> None:
    name, noon = change
    table = first_shown(name, noon)
    instant = noon + offset * MINUTE
    schedule = Schedule(datetime.fromisoformat("2020-02-29") + minute * MINUTE, name, "FREQ=DAILY")
    coming = [table[w] for w in table if w.hour * 60 + w.minute == minute and table[w] > instant]
    if coming:
        assert schedule.find_next_after(instant) == min(coming)
