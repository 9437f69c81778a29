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

from core.habits.contracts import FREEZE_PRICE, MOST_FREEZES
from core.habits.rules.diaries import Diary, Outcome
from core.habits.rules.plans import DAY, WEEK, Plan, days


class Standing(msgspec.Struct, kw_only=True):
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
class Reckoning:
    """How a habit stands today. `freezes` are at hand, `points` buy more of them."""

    strength: float
    streak: int
    best: int
    freezes: int
    points: int
    frozen: frozenset[date]


def strengthened(strength: float, value: float, pace: tuple[int, int]) -> float:
    """One day further."""
    num, den = pace
    stays: float = 0.5 ** (sqrt(num / den) / 13)
    return strength * stays + value * (1 - stays)


def start(plan: Plan) -> Standing:
    """Before the first day; limits begin strong."""
    first, _ = plan.period(plan.begin)
    return Standing(until=first - DAY, strength=float(plan.kind == "at_most"))


def advance(diary: Diary, standing: Standing, freezes: Sequence[date], until: date) -> None:
    """Add the days up to `until`. Periods are settled on their last day."""
    for day in days(standing.until + DAY, until):
        if diary.counts(day):
            standing.recent = _recent(diary, standing, day)
            value = _value(diary.plan, standing.recent)
            standing.strength = strengthened(standing.strength, value, diary.plan.pace)
        if diary.plan.period(day)[1] == day:
            _settle(diary, standing, freezes, day)
    standing.until = max(standing.until, until)


def reckon(
    diary: Diary, standing: Standing | None, freezes: Sequence[date], today: date
) -> Reckoning:
    """All that is past, and what today has won so far: an unfinished today breaks nothing."""
    today = _latest(diary, today)
    now = deepcopy(standing) if standing is not None else start(diary.plan)
    advance(diary, now, freezes, today - DAY)
    at_hand = _at_hand(now, freezes, today)
    if diary.plan.kind != "at_most":
        _gain_of(diary, now, today)
    return Reckoning(
        strength=now.strength,
        streak=_in_periods(diary.plan, now.run),
        best=_in_periods(diary.plan, now.best),
        freezes=at_hand,
        points=max(0, now.kept - FREEZE_PRICE * len(freezes)),
        frozen=frozenset(now.frozen),
    )


def strengths(diary: Diary, first: date, today: date) -> tuple[float, ...]:
    """The strength on each day from `first` to `today`, told by the diary alone."""
    now, told = start(diary.plan), []
    for day in days(min(now.until + DAY, first), today):
        advance(diary, now, (), day)
        if day >= first:
            told.append(now.strength)
    return tuple(told)


def boundary(plan: Plan, day: date) -> date:
    """The last day at or before `day` on which a period ends: up to there it can be kept."""
    first, last = plan.period(day)
    return last if last == day else first - DAY


def _latest(diary: Diary, today: date) -> date:
    """Who travels west lives a day twice: what they have ticked stays ticked."""
    return today + DAY if diary.written(today + DAY) else today


def _recent(diary: Diary, standing: Standing, day: date) -> list[float]:
    width = max(_window(diary.plan)[1], WEEK if diary.plan.rolling else 1)
    return [*standing.recent, diary.counted(day)][-width:]


def _window(plan: Plan) -> tuple[int, int]:
    """Times asked in how many days, for the value of a day."""
    num, den = plan.pace
    return (2 * num, 2 * den) if plan.kind == "yes_no" and num < den else (num, den)


def _value(plan: Plan, recent: Sequence[float]) -> float:
    asked, width = _window(plan)
    total = sum(recent[-width:])
    if plan.kind == "at_most":
        return min(1.0, max(0.0, 1 - (total - asked) / asked))
    return min(1.0, total / asked)


def _settle(diary: Diary, standing: Standing, freezes: Sequence[date], day: date) -> None:
    outcome = _outcome(diary, standing.recent, day)
    if outcome == "kept":
        _keep(diary.plan, standing)
    elif outcome == "missed" and standing.run:
        _miss(diary.plan, standing, freezes, day)


def _outcome(diary: Diary, recent: Sequence[float], day: date) -> Outcome:
    """Of the period that ends on `day`; `recent` has `day` at its end, if it counts."""
    if not diary.plan.rolling:
        return diary.outcome(day)
    return diary.in_seven_days(sum(recent[-WEEK:])) if diary.counts(day) else "free"


def _keep(plan: Plan, standing: Standing) -> None:
    standing.run += 1
    standing.best = max(standing.best, standing.run)
    standing.kept += not plan.rolling or standing.run % WEEK == 1


def _miss(plan: Plan, standing: Standing, freezes: Sequence[date], day: date) -> None:
    if standing.grace:
        standing.grace -= 1
    elif _at_hand(standing, freezes, day):
        standing.frozen = [*standing.frozen, day]
        standing.grace = WEEK - 1 if plan.rolling else 0
    else:
        standing.run = 0


def _at_hand(standing: Standing, freezes: Sequence[date], day: date) -> int:
    """Freezes bought by `day` and not used."""
    return min(MOST_FREEZES, sum(bought <= day for bought in freezes) - len(standing.frozen))


def _gain_of(diary: Diary, now: Standing, today: date) -> None:
    """What today has won already."""
    recent = now.recent
    if diary.counts(today):
        recent = _recent(diary, now, today)
        value = _value(diary.plan, recent)
        now.strength = max(now.strength, strengthened(now.strength, value, diary.plan.pace))
    if _outcome(diary, recent, today) == "kept":
        _keep(diary.plan, now)


def _in_periods(plan: Plan, run: int) -> int:
    return -(-run // WEEK) if plan.rolling else run
