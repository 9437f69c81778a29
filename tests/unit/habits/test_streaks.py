"""Streaks, against the plainest way to count them; freezes; adding up the past in two halves."""

from collections.abc import Callable
from datetime import date
from itertools import groupby

from hypothesis import given
from hypothesis import strategies as st

from core.habits.contracts.plans import EveryDays, OnWeekdays, Schedule, TimesAWeek
from core.habits.rules.diaries import HabitDiary
from core.habits.rules.streaks import (
    advance_state,
    calculate_streak,
    create_initial_state,
    find_boundary,
)
from core.kit.days import iterate_days
from tests.factories.diaries import (
    DAY,
    TODAY,
    ago,
    amounts,
    backs,
    diary,
    measured,
    pauses,
    schedules,
    ticks,
    weekdays,
    weekly,
)

skips = st.sets(st.integers(0, 80), max_size=20)


def due(schedule: OnWeekdays, day: date) -> bool:
    return bool(schedule.days >> day.weekday() & 1)


def runs(kept: list[bool]) -> list[int]:
    """Lengths of the runs of kept periods; the last one is the run that is going on."""
    lengths = [0]
    for was in kept:
        if was:
            lengths[-1] += 1
        else:
            lengths.append(0)
    return lengths


def periods_kept(book: HabitDiary, name: Callable[[date], int], asked: int) -> list[bool]:
    """Whether each period had `asked` ticks; the last one, under way, counts once it has."""
    kept = []
    for _, group in groupby(iterate_days(book.plan.first_day, TODAY), key=name):
        span = list(group)
        kept.append((sum(day in book.records for day in span) >= asked, TODAY in span))
    return [was for was, going_on in kept if was or not going_on]


@given(backs, weekdays, skips)
def test_chosen_weekdays_count_due_days_and_skip_days_off(
    back: set[int], schedule: OnWeekdays, skipped: set[int]
) -> None:
    skipped -= back
    book = diary(ticks(back, skipped), schedule)
    asked = [
        (day, ago((TODAY - day).days) in ticks(back))
        for day in iterate_days(book.plan.first_day, TODAY)
        if due(schedule, day) and day not in ticks((), skipped)
    ]
    lengths = runs([was for day, was in asked if was or day != TODAY])
    now = calculate_streak(book, None, (), TODAY)
    assert (now.streak, now.best) == (lengths[-1], max(lengths))


@given(backs, st.integers(1, 7))
def test_a_quota_counts_calendar_weeks(back: set[int], times: int) -> None:
    """From a Monday on, so that every week is whole."""
    book = diary(ticks(back), TimesAWeek(times), age=13 * 7 + 1)
    weeks = periods_kept(book, lambda day: (day - DAY * day.weekday()).toordinal(), times)
    lengths = runs(weeks)
    now = calculate_streak(book, None, (), TODAY)
    assert (now.streak, now.best) == (lengths[-1], max(lengths))


@given(backs, st.integers(2, 12))
def test_an_interval_counts_stretches(back: set[int], every: int) -> None:
    book = diary(ticks(back), EveryDays(every), age=90, anchor=ago(90))
    kept = periods_kept(book, lambda day: (day - ago(90)).days // every, 1)
    lengths = runs(kept)
    now = calculate_streak(book, None, (), TODAY)
    assert (now.streak, now.best) == (lengths[-1], max(lengths))


@given(st.integers(1, 7), st.integers(1, 12))
def test_any_seven_days_count_weeks_of_an_even_rhythm(times: int, weeks: int) -> None:
    """The same weekdays each week, up to yesterday: as many weeks as there were."""
    chosen = [back for back in range(1, 7 * weeks + 1) if (back - 1) % 7 < times]
    book = diary(ticks(chosen), TimesAWeek(times, rolling=True), age=7 * weeks)
    assert calculate_streak(book, None, (), TODAY).streak == weeks
    assert calculate_streak(book, None, (), TODAY + DAY * 8).streak == 0


@given(backs, schedules, skips, pauses)
def test_today_never_breaks_a_streak_and_a_tick_never_shortens_it(
    back: set[int], schedule: Schedule, skipped: set[int], away: tuple[object, ...]
) -> None:
    records = ticks(back - {0}, skipped - back - {0})
    before = calculate_streak(diary(records, schedule, age=80, pauses=away), None, (), TODAY)
    ticked = calculate_streak(
        diary(records | ticks({0}), schedule, age=80, pauses=away), None, (), TODAY
    )
    assert before.streak <= ticked.streak <= before.streak + 1
    assert ticked.best >= before.best
    assert ticked.strength >= before.strength


@given(backs, weekdays, st.integers(0, 40), st.integers(1, 40))
def test_a_vacation_changes_neither_streak_nor_strength(
    back: set[int], schedule: OnWeekdays, length: int, since: int
) -> None:
    """As it began, and on the day after it."""
    begun = since + length
    before = {one + begun + 1 for one in back}
    gap = range(since + 1, begun + 1)
    then = calculate_streak(diary(ticks(before), schedule, age=200), None, (), ago(begun))
    now = calculate_streak(diary(ticks(before, gap), schedule, age=200), None, (), ago(since))
    assert (now.streak, now.best) == (then.streak, then.best)
    assert abs(now.strength - then.strength) < 1e-9


dense = st.dictionaries(st.integers(0, 80), st.integers(5, 20), min_size=40)


@given(
    amounts | dense, schedules, st.sampled_from(["yes_no", "at_least", "at_most"]), pauses, backs
)
def test_adding_up_in_two_halves_is_adding_up_at_once(
    written: dict[int, int],
    schedule: Schedule,
    kind: str,
    away: tuple[object, ...],
    bought: set[int],
) -> None:
    book = diary(measured(written), schedule, age=80, kind=kind, pauses=away)
    freezes = sorted(ago(one) for one in list(bought)[:3])
    half = create_initial_state(book.plan)
    until = find_boundary(book.plan, ago(14))
    advance_state(book, half, freezes, until)
    late = HabitDiary(book.plan, {day: one for day, one in book.records.items() if day > until})
    assert calculate_streak(late, half, freezes, TODAY) == calculate_streak(
        book, None, freezes, TODAY
    )


def test_a_freeze_bought_beforehand_holds_the_streak_once() -> None:
    """Ten days, a miss, two days, a miss, and yesterday."""
    book = diary(ticks({*range(5, 15), 3, 2, 0}), OnWeekdays())
    bought = (ago(10),)
    assert calculate_streak(book, None, (), TODAY).streak == 1
    frozen = calculate_streak(book, None, bought, ago(2))
    assert (frozen.streak, frozen.freezes, frozen.frozen) == (12, 0, frozenset({ago(4)}))
    assert calculate_streak(book, None, bought, TODAY).streak == 1
    assert calculate_streak(book, None, (ago(10), ago(9)), TODAY).streak == 13
    assert calculate_streak(book, None, (ago(3),), ago(2)).streak == 2, "bought after the miss"


@given(backs, weekly, st.sets(st.integers(0, 80), max_size=4))
def test_freezes_never_shorten_anything(
    back: set[int], schedule: TimesAWeek, bought: set[int]
) -> None:
    book = diary(ticks(back), schedule, age=80)
    plain = calculate_streak(book, None, (), TODAY)
    held = calculate_streak(book, None, sorted(ago(one) for one in bought), TODAY)
    assert held.streak >= plain.streak
    assert held.best >= plain.best
    assert held.strength == plain.strength
    assert len(held.frozen) <= len(bought)


@given(backs, schedules)
def test_whoever_travels_west_keeps_what_they_ticked(back: set[int], schedule: Schedule) -> None:
    """Ticked in Tokyo, looked at from Los Angeles, where it is still yesterday."""
    book = diary(ticks(back | {0}), schedule, age=80)
    assert (
        calculate_streak(book, None, (), TODAY - DAY).streak
        == calculate_streak(book, None, (), TODAY).streak
    )


@given(st.dictionaries(st.integers(0, 30), st.integers(0, 20)), weekdays)
def test_a_limit_counts_days_that_are_over(written: dict[int, int], schedule: OnWeekdays) -> None:
    book = diary(measured(written), schedule, age=30, kind="at_most")
    kept = [written.get(back, 0) <= 10 for back in range(30, 0, -1) if due(schedule, ago(back))]
    assert calculate_streak(book, None, (), TODAY).streak == runs(kept)[-1]


def test_a_goal_that_grows_leaves_the_past_as_it_was() -> None:
    small = measured(dict.fromkeys(range(5, 10), 2), goal=2)
    large = measured(dict.fromkeys(range(5), 5), goal=5)
    assert (
        calculate_streak(
            diary(small | large, OnWeekdays(), kind="at_least"), None, (), TODAY
        ).streak
        == 10
    )
