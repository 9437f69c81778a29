"""Pure rules of career: how far a goal is, and when a skill is asked about again."""

from calendar import monthrange
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

from core.career.contracts.goals import Horizon, Milestone
from core.career.contracts.skills import HIGHEST, LOWEST, Answer
from core.kit.errors import DomainError
from core.reminders.contracts import Timetable

LADDER = (1, 3, 7, 14, 30)
"""Days after which a level is asked about, each when the one before it was confirmed."""
ASKED_AT = time(18)
_PATIENCE = 7  # days, at least, before an unanswered question comes again
_SHORTEST_FINISHED, _SHORTEST_INTERRUPTED = 60, 5 * 60  # seconds


def clean(words: str) -> str:
    """One line without needless spaces. Raises DomainError `empty-title`."""
    cleaned = " ".join(words.split())
    if not cleaned:
        raise DomainError("empty-title")
    return cleaned


def result_progress(start: float, target: float, current: float) -> float:
    """How much of the way from `start` to `target` lies behind, 0..1."""
    if start == target:
        return 1.0
    return min(1.0, max(0.0, (current - start) / (target - start)))


def goal_progress(results: Sequence[float], milestones: Sequence[Milestone]) -> float | None:
    """The mean of its key results (0..1 each) and of its milestones, which together are one part;
    None while there is neither."""
    parts = list(results)
    if milestones:
        parts.append(sum(one.done_at is not None for one in milestones) / len(milestones))
    return sum(parts) / len(parts) if parts else None


def crossing(before: float | None, after: float | None) -> bool | None:
    """True when the whole has just been reached, False when it is not whole any more, else None."""
    was, is_now = before == 1.0, after == 1.0
    return None if was == is_now else is_now


def deadline_of(horizon: Horizon, today: date) -> date:
    """The last day of this week, month, quarter or year."""
    if horizon == "week":
        return today + timedelta(days=6 - today.weekday())
    month = {"month": today.month, "quarter": (today.month + 2) // 3 * 3, "year": 12}[horizon]
    return date(today.year, month, monthrange(today.year, month)[1])


def horizon_of(deadline: date | None, today: date) -> Horizon:
    """The horizon a deadline belongs to; of none, the quarter."""
    if deadline is None:
        return "quarter"
    days = (deadline - today).days
    return "week" if days <= 7 else "month" if days <= 31 else "quarter" if days <= 92 else "year"


def answered(level: int, step: int, answer: Answer) -> tuple[int, int]:
    """Level and rung after an answer: «still» climbs the ladder, a level that changed is new and
    begins at its foot; the levels have ends."""
    if answer == "still":
        return level, min(step + 1, len(LADDER) - 1)
    moved = level + 1 if answer == "higher" else level - 1
    moved = min(HIGHEST, max(LOWEST, moved))
    return (moved, 0) if moved != level else (level, min(step + 1, len(LADDER) - 1))


def check_day(step: int, today: date) -> date:
    """The day of the check-in of that rung, counted from `today`."""
    return today + timedelta(days=LADDER[step])


def check_times(step: int, day: date) -> Timetable:
    """The question on `day`; without an answer it comes again at the same rung's distance, but
    not within a week."""
    every = max(_PATIENCE, LADDER[step])
    return Timetable(datetime.combine(day, ASKED_AT), f"FREQ=DAILY;INTERVAL={every}")


def focus_counts(seconds: int, *, finished: bool) -> bool:
    """True for focus that was practice: from a minute on, and from five if it was given up."""
    return seconds >= (_SHORTEST_FINISHED if finished else _SHORTEST_INTERRUPTED)


def practice_minutes(seconds: int) -> int:
    """Whole minutes, at least one."""
    return max(1, round(seconds / 60))
