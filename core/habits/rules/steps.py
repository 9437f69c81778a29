"""Micro-goals: begin with a small version, grow while strength holds, shrink when it falls.

A step up is offered at a strength of at least UP, a week after the last step and after seven days
without a miss; a step down below DOWN, likewise after a week, when at least three of the last
seven days were missed. Minutes grow from two along RUNGS, other amounts from a tenth of the goal.
"""

from collections.abc import Sequence
from datetime import date, timedelta

from core.habits.contracts.views import Mark, Step

GROW_STRENGTH, SHRINK_STRENGTH = 0.5, 0.25
MIN_STEP_AGE = timedelta(days=7)
MAX_MISSES = 3
MINUTE_RUNGS = (2, 5, 10, 15, 20, 30, 45, 60, 90, 120, 180, 240)
MICRO_START_MINUTES = float(MINUTE_RUNGS[0])
MINUTE_UNITS = {"ru": "мин", "uk": "хв", "en": "min"}
_PARTS = (0.1, 0.25, 0.5, 0.75, 1.0)


def build_ladder(goal: float, unit: str | None) -> tuple[float, ...]:
    """The targets on the way to `goal`, which is the last of them."""
    if unit in MINUTE_UNITS.values():
        return (*(float(rung) for rung in MINUTE_RUNGS if rung < goal), goal)
    parts = (round(goal * part, 2 if goal < 10 else 0) for part in _PARTS)
    rising = sorted({part for part in parts if 0 < part < goal})
    return (*rising, goal)


def get_offered_step(
    target: float,
    goal: float | None,
    unit: str | None,
    *,
    strength: float,
    week: Sequence[Mark],
    since_step: timedelta,
) -> Step | None:
    """The step to offer now; `since_step` passed since the last one, or since the beginning."""
    if goal is None or since_step < MIN_STEP_AGE:
        return None
    rungs, missed = build_ladder(goal, unit), sum(mark in ("missed", "frozen") for mark in week)
    if strength >= GROW_STRENGTH and missed == 0:
        return next((Step(True, rung) for rung in rungs if rung > target), None)
    if strength < SHRINK_STRENGTH and missed >= MAX_MISSES:
        return next((Step(False, rung) for rung in reversed(rungs) if rung < target), None)
    return None


def get_step_age(last: date | None, begin: date, today: date) -> timedelta:
    """How long the present target stands."""
    return today - (last or begin)
