"""Streaks and the week, against the plainest way to count them."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from dateutil.rrule import rrulestr
from hypothesis import given
from hypothesis import strategies as st

from core.habits.rules import (
    best_streak,
    due_on,
    rrule_of,
    streak,
    streak_is_whole,
    week_marks,
)

TODAY = date(2026, 3, 10)
DAY = timedelta(days=1)
weekdays = st.integers(1, 127)
histories = st.sets(st.integers(-3, 60).map(lambda back: TODAY - back * DAY))


def counted(done: set[date], chosen: int, today: date) -> list[bool]:
    """Due days from the first tick to today, kept or not; today counts once it is kept."""
    first = min(done, default=today)
    days = [first + number * DAY for number in range((today - first).days + 1)]
    kept = [(day, day in done) for day in days if due_on(chosen, day)]
    return [was for day, was in kept if was or day != today]


def runs(kept: list[bool]) -> list[int]:
    """Lengths of the runs of kept days; the last one is the run that is going on."""
    lengths = [0]
    for was in kept:
        if was:
            lengths[-1] += 1
        else:
            lengths.append(0)
    return lengths


@given(histories, weekdays)
def test_the_streak_is_the_run_that_goes_on_and_the_best_is_the_longest(
    done: set[date], chosen: int
) -> None:
    lengths = runs(counted(done, chosen, TODAY))
    assert streak(done, chosen, TODAY) == lengths[-1]
    assert best_streak(done, chosen, TODAY) == max(lengths)


@given(histories, weekdays)
def test_a_tick_today_never_shortens_and_its_undo_gives_the_old_streak_back(
    done: set[date], chosen: int
) -> None:
    without, ticked = done - {TODAY}, done | {TODAY}
    gain = 1 if due_on(chosen, TODAY) else 0
    assert streak(ticked, chosen, TODAY) == streak(without, chosen, TODAY) + gain
    assert best_streak(ticked, chosen, TODAY) >= best_streak(without, chosen, TODAY)


@given(histories, weekdays)
def test_an_unfinished_today_breaks_nothing_until_it_is_over(done: set[date], chosen: int) -> None:
    open_day = {day for day in done if day < TODAY} | {TODAY - DAY}
    yesterday = streak(open_day, chosen, TODAY - DAY)
    assert streak(open_day, chosen, TODAY) == yesterday
    if due_on(chosen, TODAY):
        assert streak(open_day, chosen, TODAY + DAY) == 0


@given(histories, weekdays, st.integers(0, 20))
def test_the_week_says_of_each_day_what_was(done: set[date], chosen: int, age: int) -> None:
    created = TODAY - age * DAY
    marks = week_marks(done, chosen, created, TODAY)
    assert len(marks) == 7
    for back, mark in enumerate(reversed(marks)):
        day = TODAY - back * DAY
        asked = due_on(chosen, day) and day >= created
        missed = "open" if day == TODAY else "missed"
        assert mark == ("done" if day in done else missed if asked else "off")


@given(weekdays)
def test_reminders_come_on_the_days_that_count(chosen: int) -> None:
    start = datetime(2026, 3, 2, 9)  # noqa: DTZ001 - a local time
    found = {
        day.date() for day in rrulestr(rrule_of(chosen), dtstart=start).xafter(start, 20, inc=True)
    }
    days = [date(2026, 3, 2) + number * DAY for number in range(14)]
    assert [day for day in days if due_on(chosen, day)] == [day for day in days if day in found]


def test_the_zone_of_a_day_is_the_persons_own() -> None:
    late = datetime(2026, 3, 9, 21, 30, tzinfo=UTC)
    assert late.astimezone(ZoneInfo("Europe/Moscow")).date() == TODAY


@given(histories, weekdays, st.integers(1, 60))
def test_a_streak_that_is_whole_needs_nothing_earlier(
    done: set[date], chosen: int, back: int
) -> None:
    since = TODAY - back * DAY
    read = {day for day in done if day >= since}
    if streak_is_whole(read, chosen, since, TODAY):
        assert streak(read, chosen, TODAY) == streak(done, chosen, TODAY)
