"""Recurrence through every change of the clock in every zone of the world, 2024-2030.

The reference computes nothing back from a wall time: it walks through real minutes, reads the
zone's clock at each, and takes for each wanted wall time the first minute that shows it or, where
it is jumped over, a later one.
"""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from itertools import accumulate, pairwise
from zoneinfo import ZoneInfo, available_timezones

import pytest

from core.recurrence.schedules import Schedule

BEGIN, END = datetime(2024, 1, 1, tzinfo=UTC), datetime(2031, 1, 1, tzinfo=UTC)
MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)
HALF, STEP = HOUR / 2, 2 * DAY
BEFORE, AFTER = 30 * HOUR, 54 * HOUR
WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


@dataclass(frozen=True, slots=True)
class Change:
    """At `instant` the clock of `zone` begins to show another offset."""

    zone: str
    instant: datetime

    @property
    def walls(self) -> tuple[datetime, datetime]:
        """What the clock would have shown at the instant, and what it shows."""
        zone = ZoneInfo(self.zone)
        return shown(self.instant - MINUTE, zone) + MINUTE, shown(self.instant, zone)


def shown(instant: datetime, zone: ZoneInfo) -> datetime:
    return instant.astimezone(zone).replace(tzinfo=None, fold=0)


@cache
def changes() -> tuple[Change, ...]:
    """Every change in every zone; zones that change alike are tried once."""
    seen: set[tuple[object, ...]] = set()
    found: list[Change] = []
    for name in sorted(available_timezones()):
        mine = tuple(_changes(name))
        key = tuple((one.instant, one.walls) for one in mine)
        if key not in seen:
            seen.add(key)
            found += mine
    return tuple(found)


def _changes(name: str) -> Iterator[Change]:
    """No clock of the world was set there and back within two days."""
    zone, steps = ZoneInfo(name), int((END - BEGIN) / STEP)
    offsets = [(BEGIN + n * STEP).astimezone(zone).utcoffset() for n in range(steps + 1)]
    for number, (before, after) in enumerate(pairwise(offsets)):
        if before != after:
            yield Change(name, _minute_of_change(BEGIN + number * STEP, zone))


def _minute_of_change(since: datetime, zone: ZoneInfo) -> datetime:
    for step in (HOUR, MINUTE):
        before = since.astimezone(zone).utcoffset()
        while (since + step).astimezone(zone).utcoffset() == before:
            since += step
    return since + MINUTE


@dataclass(frozen=True, slots=True)
class Walk:
    """The real minutes around a change; `reached[n]` is the latest wall time shown by then."""

    minutes: list[datetime]
    reached: list[datetime]

    @classmethod
    def around(cls, change: Change) -> "Walk":
        zone, first = ZoneInfo(change.zone), change.instant - BEFORE
        minutes = [first + n * MINUTE for n in range(int((BEFORE + AFTER) / MINUTE))]
        return cls(minutes, list(accumulate((shown(one, zone) for one in minutes), max)))

    def first_at(self, wall: datetime) -> datetime:
        """The first real minute whose clock shows `wall` or later."""
        return self.minutes[bisect_left(self.reached, wall)]

    def days(self) -> list[date]:
        """Local days that lie wholly within the walk."""
        first, last = self.reached[0].date() + DAY, self.reached[-1].date()
        return [first + n * DAY for n in range((last - first).days)]

    def ends(self) -> tuple[datetime, datetime]:
        """The minutes just before the days of the walk and at their end."""
        days = self.days()
        first = self.first_at(datetime.combine(days[0], time()))
        return first - MINUTE, self.first_at(datetime.combine(days[-1] + DAY, time())) - MINUTE

    def expected(self, times: list[time], weekdays: set[int]) -> list[datetime]:
        """The instants at which `times` come on the days of the walk; those that fall together
        in a gap are one."""
        walls = (
            datetime.combine(d, at) for d in self.days() if d.weekday() in weekdays for at in times
        )
        return sorted({self.first_at(wall) for wall in walls})


def times_around(change: Change) -> list[time]:
    """Before, at, within and after what is left out or shown twice, and some of every day."""
    edges = [wall + by for wall in change.walls for by in (-MINUTE, 0 * MINUTE, MINUTE)]
    first, last = sorted(change.walls)
    middle = first + (last - first) / 2
    found = {(wall.replace(second=0)).time() for wall in [*edges, middle]}
    return sorted(found | {time(0), time(2, 30), time(9), time(23, 59)})


def kept(change: Change, at: time, rrule: str, walk: Walk) -> list[datetime]:
    """What the schedule gives for the days of the walk, asked for one after the other."""
    schedule, found = _begun_before(change, at, rrule, walk), list[datetime]()
    instant, until = walk.ends()
    while (following := schedule.find_next_after(instant)) is not None and following <= until:
        assert following > instant, "strictly increasing"
        found.append(following)
        instant = following
    return found


def _begun_before(change: Change, at: time, rrule: str, walk: Walk) -> Schedule:
    return Schedule(datetime.combine(walk.days()[0] - 20 * DAY, at), change.zone, rrule)


def test_the_world_changes_its_clocks_often_enough_to_prove_anything() -> None:
    found = changes()
    assert len(found) > 250
    assert {one.instant.year for one in found} == set(range(2024, 2031))
    forward = sum(1 for one in found if one.walls[1] > one.walls[0])
    assert 0.4 < forward / len(found) < 0.6


@pytest.mark.parametrize("year", range(2024, 2031))
def test_none_missed_and_none_doubled_at_any_change(year: int) -> None:
    for change in changes():
        if change.instant.year == year:
            walk = Walk.around(change)
            for at in times_around(change):
                _daily_and_weekly(change, walk, at)
            _each_half_hour(change, walk)
            _asked_late(change, walk)


def _daily_and_weekly(change: Change, walk: Walk, at: time) -> None:
    every = walk.expected([at], set(range(7)))
    assert len(every) == len(walk.days()), (change, at)
    assert kept(change, at, "FREQ=DAILY", walk) == every, (change, at)
    weekday = shown(change.instant, ZoneInfo(change.zone)).weekday()
    weekdays = {weekday, (weekday + 1) % 7}
    rule = "FREQ=WEEKLY;BYDAY=" + ",".join(WEEKDAYS[day] for day in sorted(weekdays))
    assert kept(change, at, rule, walk) == walk.expected([at], weekdays), (change, at, rule)


def _each_half_hour(change: Change, walk: Walk) -> None:
    """Many reminders a day: together they come at each half hour shown, the first time only."""
    first = min(change.walls).replace(minute=0, second=0) - HOUR
    halves = sorted({(first + n * HALF).time() for n in range(10)})
    fired: list[datetime] = []
    for at in halves:
        fired += _begun_before(change, at, "FREQ=DAILY", walk).iterate_occurrences(*walk.ends())
    assert len(fired) == len(halves) * len(walk.days()), change
    assert sorted(set(fired)) == walk.expected(halves, set(range(7))), change


def _asked_late(change: Change, walk: Walk) -> None:
    """A scheduler that was away asks at any minute: it is told the next one, and no other."""
    at = min(change.walls).time()
    every = walk.expected([at], set(range(7)))
    schedule = _begun_before(change, at, "FREQ=DAILY", walk)
    for minute in walk.minutes[::211]:
        if every[0] <= minute < every[-1]:
            ahead = every[bisect_left(every, minute + MINUTE)]
            assert schedule.find_next_after(minute) == ahead, (change, minute)
