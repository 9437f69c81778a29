"""Strength: the model's own test values, and a reference that is computed apart."""

from math import isclose, sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.habits.contracts.plans import EVERY_DAY, EveryDays, OnWeekdays, Schedule, TimesAWeek
from core.habits.rules.diaries import HabitDiary
from core.habits.rules.streaks import advance_strength, calculate_streak, calculate_strengths
from tests.factories.diaries import DAY, TODAY, ago, amounts, backs, diary, measured, schedules
from tests.factories.diaries import ticks as ticked

KINDS = ("yes_no", "at_least", "at_most")


@pytest.mark.parametrize(("days", "strength"), [(13, 0.500), (30, 0.798), (66, 0.970)])
@pytest.mark.parametrize("kind", ["yes_no", "at_least"])
def test_perfect_days(days: int, strength: float, kind: str) -> None:
    book = diary(measured(dict.fromkeys(range(days), 10)), OnWeekdays(), kind=kind)
    assert round(calculate_streak(book, None, (), TODAY).strength, 3) == strength


def test_seven_misses_from_full_strength() -> None:
    strength = 1.0
    for _ in range(7):
        strength = advance_strength(strength, 0.0, (1, 1))
    assert abs(strength - 0.689) < 0.001


def rhythm(schedule: Schedule) -> tuple[int, int]:
    match schedule:
        case OnWeekdays(days):
            return (1, 1) if days == EVERY_DAY else (days.bit_count(), 7)
        case TimesAWeek(times):
            return (1, 1) if times == 7 else (times, 7)
        case EveryDays(every):
            return (1, every)


def reference(book: HabitDiary, written: dict[int, int], age: int) -> float:
    """Loop's model, written down from its description: amounts of 10 are the goal."""
    kind, (num, den) = book.plan.kind, rhythm(book.plan.schedule)
    counted = [
        (written.get(back, 0) >= 10 if kind == "yes_no" else written.get(back, 0) / 10)
        * book.plan.is_due(ago(back))
        for back in range(age, 0, -1)
    ]
    strength, stays = float(kind == "at_most"), 0.5 ** (sqrt(num / den) / 13)
    asked, width = (2 * num, 2 * den) if kind == "yes_no" and num < den else (num, den)
    for at in range(len(counted)):
        total = sum(counted[max(0, at + 1 - width) : at + 1])
        value = min(1.0, total / asked)
        if kind == "at_most":
            value = min(1.0, max(0.0, 1 - (total - asked) / asked))
        strength = strength * stays + value * (1 - stays)
    return strength


@given(amounts, schedules, st.sampled_from(KINDS))
def test_every_kind_and_schedule_follows_the_model(
    written: dict[int, int], schedule: Schedule, kind: str
) -> None:
    """With today unfinished, the days up to yesterday are what counts."""
    written = {back: amount for back, amount in written.items() if back}
    book = diary(measured(written), schedule, age=80, kind=kind)
    past = calculate_strengths(book, ago(80), TODAY - DAY)[-1]
    assert isclose(past, reference(book, written, 80), abs_tol=1e-9)
    assert calculate_streak(book, None, (), TODAY).strength >= past - 1e-12


@given(amounts, schedules, st.sampled_from(KINDS), st.sets(st.integers(0, 80)))
def test_it_stays_between_nothing_and_one_and_days_off_leave_it(
    written: dict[int, int], schedule: Schedule, kind: str, skipped: set[int]
) -> None:
    off = ticked((), skipped - written.keys())
    book = diary(measured(written) | off, schedule, age=80, kind=kind)
    told = calculate_strengths(book, ago(80), TODAY)
    assert all(0 <= one <= 1 for one in told)
    for back in skipped - written.keys() - {80}:
        assert told[80 - back] == told[79 - back]


@given(backs, schedules, st.integers(0, 80))
def test_one_tick_more_never_weakens(back: set[int], schedule: Schedule, more: int) -> None:
    before = calculate_streak(diary(ticked(back), schedule, age=80), None, (), TODAY)
    after = calculate_streak(diary(ticked(back | {more}), schedule, age=80), None, (), TODAY)
    assert after.strength >= before.strength - 1e-12
    assert after.best >= before.best


def test_a_limit_of_nothing() -> None:
    kept = diary(measured({}, goal=0), OnWeekdays(), kind="at_most", age=30)
    assert calculate_streak(kept, None, (), TODAY).strength == 1
    broken = diary(measured({1: 1, 2: 3}, goal=0), OnWeekdays(), kind="at_most", age=30)
    now = calculate_streak(broken, None, (), TODAY)
    assert now.strength < 1
    assert now.streak == 0
