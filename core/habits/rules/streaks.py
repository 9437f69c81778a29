"""Streaks, freezes and strength: all days that are past added up, and today's gain on top.

Streaks count due periods: one that was kept adds 1, one in which nothing was asked adds nothing,
one that was missed ends the streak unless a freeze is at hand. Strength is Loop's: for `num` times
in `den` days m = 0.5 ** (sqrt(num / den) / 13), and each day s becomes s·m + v·(1 − m).
"""

from collections.abc import Sequence
from copy import deepcopy
from dataclasses import dataclass
from datetime import date
from math import sqrt

import msgspec

from core.habits.contracts.views import FREEZE_PRICE, MAX_FREEZES
from core.habits.rules.diaries import HabitDiary, PeriodOutcome
from core.habits.rules.plans import DAY, WEEK, HabitPlan
from core.kit.days import iterate_days


class StreakState(msgspec.Struct, kw_only=True):
    """What the days up to and with `until` come to.

    `recent` are the last days' counts, for strength and for rolling weeks; `run` and `best` are in
    periods, for rolling weeks in days; `kept` are all periods ever kept; `frozen` the days (last
    ones of periods) a freeze was used on; `grace` how many more misses the latest one covers.
    """

    until: date
    strength: float = 0.0
    recent: list[float] = []
    run: int = 0
    best: int = 0
    kept: int = 0
    frozen: list[date] = []
    grace: int = 0


@dataclass(frozen=True, slots=True)
class StreakSummary:
    """How a habit stands today. `freezes` are at hand, `points` buy more of them."""

    strength: float
    streak: int
    best: int
    freezes: int
    points: int
    frozen: frozenset[date]


def advance_strength(strength: float, value: float, pace: tuple[int, int]) -> float:
    """One day further."""
    num, den = pace
    stays: float = 0.5 ** (sqrt(num / den) / 13)
    return strength * stays + value * (1 - stays)


def create_initial_state(plan: HabitPlan) -> StreakState:
    """Before the first day; limits begin strong."""
    first, _ = plan.get_period(plan.first_day)
    return StreakState(until=first - DAY, strength=float(plan.kind == "at_most"))


def advance_state(
    diary: HabitDiary, streak_state: StreakState, freezes: Sequence[date], until: date
) -> None:
    """Add the days up to `until`. Periods are settled on their last day."""
    for day in iterate_days(streak_state.until + DAY, until):
        if diary.is_counted(day):
            streak_state.recent = _get_recent_counts(diary, streak_state, day)
            value = _calculate_value(diary.plan, streak_state.recent)
            streak_state.strength = advance_strength(
                streak_state.strength, value, diary.plan.frequency
            )
        if diary.plan.get_period(day)[1] == day:
            _complete_day(diary, streak_state, freezes, day)
    streak_state.until = max(streak_state.until, until)


def calculate_streak(
    diary: HabitDiary, streak_state: StreakState | None, freezes: Sequence[date], today: date
) -> StreakSummary:
    """All that is past, and what today has won so far: an unfinished today breaks nothing."""
    today = _get_latest_day(diary, today)
    now = deepcopy(streak_state) if streak_state is not None else create_initial_state(diary.plan)
    advance_state(diary, now, freezes, today - DAY)
    at_hand = _count_freezes(now, freezes, today)
    if diary.plan.kind != "at_most":
        _add_todays_gain(diary, now, today)
    return StreakSummary(
        strength=now.strength,
        streak=_convert_to_periods(diary.plan, now.run),
        best=_convert_to_periods(diary.plan, now.best),
        freezes=at_hand,
        points=max(0, now.kept - FREEZE_PRICE * len(freezes)),
        frozen=frozenset(now.frozen),
    )


def calculate_strengths(diary: HabitDiary, first: date, today: date) -> tuple[float, ...]:
    """The strength on each day from `first` to `today`, told by the diary alone."""
    now, text = create_initial_state(diary.plan), []
    for day in iterate_days(min(now.until + DAY, first), today):
        advance_state(diary, now, (), day)
        if day >= first:
            text.append(now.strength)
    return tuple(text)


def find_boundary(plan: HabitPlan, day: date) -> date:
    """The last day at or before `day` on which a period ends: up to there it can be kept."""
    first, last = plan.get_period(day)
    return last if last == day else first - DAY


def _get_latest_day(diary: HabitDiary, today: date) -> date:
    """Who travels west lives a day twice: what they have ticked stays ticked."""
    return today + DAY if diary.is_written(today + DAY) else today


def _get_recent_counts(diary: HabitDiary, streak_state: StreakState, day: date) -> list[float]:
    width = max(_get_window(diary.plan)[1], WEEK if diary.plan.is_rolling else 1)
    return [*streak_state.recent, diary.get_day_value(day)][-width:]


def _get_window(plan: HabitPlan) -> tuple[int, int]:
    """Times asked in how many days, for the value of a day."""
    num, den = plan.frequency
    return (2 * num, 2 * den) if plan.kind == "yes_no" and num < den else (num, den)


def _calculate_value(plan: HabitPlan, recent: Sequence[float]) -> float:
    asked, width = _get_window(plan)
    total = sum(recent[-width:])
    if plan.kind == "at_most":
        return min(1.0, max(0.0, 1 - (total - asked) / asked))
    return min(1.0, total / asked)


def _complete_day(
    diary: HabitDiary, streak_state: StreakState, freezes: Sequence[date], day: date
) -> None:
    outcome = _get_period_outcome(diary, streak_state.recent, day)
    if outcome == "kept":
        _record_success(diary.plan, streak_state)
    elif outcome == "missed" and streak_state.run:
        _record_miss(diary.plan, streak_state, freezes, day)


def _get_period_outcome(diary: HabitDiary, recent: Sequence[float], day: date) -> PeriodOutcome:
    """Of the period that ends on `day`; `recent` has `day` at its end, if it counts."""
    if not diary.plan.is_rolling:
        return diary.get_outcome(day)
    return diary.judge_rolling_total(sum(recent[-WEEK:])) if diary.is_counted(day) else "free"


def _record_success(plan: HabitPlan, streak_state: StreakState) -> None:
    streak_state.run += 1
    streak_state.best = max(streak_state.best, streak_state.run)
    streak_state.kept += not plan.is_rolling or streak_state.run % WEEK == 1


def _record_miss(
    plan: HabitPlan, streak_state: StreakState, freezes: Sequence[date], day: date
) -> None:
    if streak_state.grace:
        streak_state.grace -= 1
    elif _count_freezes(streak_state, freezes, day):
        streak_state.frozen = [*streak_state.frozen, day]
        streak_state.grace = WEEK - 1 if plan.is_rolling else 0
    else:
        streak_state.run = 0


def _count_freezes(streak_state: StreakState, freezes: Sequence[date], day: date) -> int:
    """Freezes bought by `day` and not used."""
    return min(MAX_FREEZES, sum(bought <= day for bought in freezes) - len(streak_state.frozen))


def _add_todays_gain(diary: HabitDiary, now: StreakState, today: date) -> None:
    """What today has won already."""
    recent = now.recent
    if diary.is_counted(today):
        recent = _get_recent_counts(diary, now, today)
        value = _calculate_value(diary.plan, recent)
        now.strength = max(
            now.strength, advance_strength(now.strength, value, diary.plan.frequency)
        )
    if _get_period_outcome(diary, recent, today) == "kept":
        _record_success(diary.plan, now)


def _convert_to_periods(plan: HabitPlan, run: int) -> int:
    return -(-run // WEEK) if plan.is_rolling else run
