"""How far a goal was, day by day. Pure."""

from collections.abc import Callable, Iterable
from datetime import date, datetime
from uuid import UUID

from msgspec.structs import replace

from core.career.contracts.goals import GoalCard, KeyResult, KeyResultValue
from core.career.rules import calculate_goal_progress, calculate_result_progress


def calculate_progress_by_day(
    card: GoalCard, values: Iterable[KeyResultValue], day_of: Callable[[datetime], date]
) -> tuple[tuple[date, float], ...]:
    """(day, progress 0..1) for each day on which something of the goal moved, in order; `values`
    are the moves of its key results, `day_of` gives the person's own day of an instant.

    What was removed since is left out of the past too: the last progress is that of the card.
    """
    moves = [(one.at, one.result_id, one.value) for one in values]
    ticks = [(one.done_at, one.id, 1.0) for one in card.milestones if one.done_at is not None]
    now = {one.id: one.start for one in card.results}
    ticked: set[UUID] = set()
    days: dict[date, float] = {}
    for at, part_id, value in sorted([*moves, *ticks], key=lambda move: move[0]):
        if part_id in now:
            now[part_id] = value
        else:
            ticked.add(part_id)
        shares = [
            calculate_result_progress(one.start, one.target, now[one.id]) for one in card.results
        ]
        then = [
            replace(one, done_at=one.done_at if one.id in ticked else None)
            for one in card.milestones
        ]
        days[day_of(at)] = calculate_goal_progress(shares, then) or 0.0
    return tuple(days.items())


def calculate_result_by_day(
    result: KeyResult, values: Iterable[KeyResultValue], day_of: Callable[[datetime], date]
) -> tuple[tuple[date, float], ...]:
    """(day, progress 0..1) of one key result, for each day on which it moved, in order."""
    days: dict[date, float] = {}
    for one in sorted(values, key=lambda value: value.at):
        if one.result_id == result.id:
            days[day_of(one.at)] = calculate_result_progress(result.start, result.target, one.value)
    return tuple(days.items())
