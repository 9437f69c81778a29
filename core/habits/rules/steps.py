"""Micro-goals: begin with a small version, grow while strength holds, shrink when it falls.

A step up is offered at a strength of at least UP, a week after the last step and after seven days
without a miss; a step down below DOWN, likewise after a week, when at least three of the last
seven days were missed. Minutes grow from two along RUNGS, other amounts from a tenth of the goal.
"""

from collections.abc import Sequence
from datetime import date, timedelta

from core.habits.contracts import Mark, Step

UP, DOWN = 0.5, 0.25
PATIENCE = timedelta(days=7)
MISSES = 3
RUNGS = (2, 5, 10, 15, 20, 30, 45, 60, 90, 120, 180, 240)
MINUTES = frozenset({"мин", "хв", "min"})
_PARTS = (0.1, 0.25, 0.5, 0.75, 1.0)


def ladder(goal: float, unit: str | None) -> tuple[float, ...]:
    """The targets on the way to `goal`, which is the last of them."""
    if unit in MINUTES:
        return (*(float(rung) for rung in RUNGS if rung < goal), goal)
    parts = (round(goal * part, 2 if goal < 10 else 0) for part in _PARTS)
    rising = sorted({part for part in parts if 0 < part < goal})
    return (*rising, goal)


def offered(
    target: float,
    goal: float | None,
    unit: str | None,
    *,
    strength: float,
    week: Sequence[Mark],
    since_step: timedelta,
) -> Step | None:
    """The step to offer now; `since_step` passed since the last one, or since the beginning."""
    if goal is None or since_step < PATIENCE:
        return None
    rungs, missed = ladder(goal, unit), sum(mark in ("missed", "frozen") for mark in week)
    if strength >= UP and missed == 0:
        return next((Step(True, rung) for rung in rungs if rung > target), None)
    if strength < DOWN and missed >= MISSES:
        return next((Step(False, rung) for rung in reversed(rungs) if rung < target), None)
    return None


def days_between(last: date | None, begin: date, today: date) -> timedelta:
    """How long the present target stands."""
    return today - (last or begin)
