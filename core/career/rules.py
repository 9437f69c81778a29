"""Pure rules of career: how far a goal is, and when a skill is asked about again."""

from calendar import monthrange
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

from core.career.contracts.goals import Horizon, Milestone
from core.career.contracts.skills import ANSWER_STEPS, MAX_LEVEL, MIN_LEVEL, CheckInAnswer
from core.kit.errors import DomainError
from core.reminders.contracts import Timetable

CHECK_IN_LADDER = (1, 3, 7, 14, 30)
"""Days after which a level is asked about, each when the one before it was confirmed."""
CHECK_IN_TIME = time(18)
_MIN_REPEAT_DAYS = 7  # days, at least, before an unanswered question comes again
_SHORTEST_FINISHED, _SHORTEST_INTERRUPTED = 60, 5 * 60  # seconds


def clean_title(text: str) -> str:
    """One line without needless spaces. Raises DomainError `empty-title`."""
    cleaned = " ".join(text.split())
    if not cleaned:
        raise DomainError("empty-title")
    return cleaned


def calculate_result_progress(start: float, target: float, current: float) -> float:
    """How much of the way from `start` to `target` lies behind, 0..1."""
    if start == target:
        return 1.0
    return min(1.0, max(0.0, (current - start) / (target - start)))


def calculate_goal_progress(
    results: Sequence[float], milestones: Sequence[Milestone]
) -> float | None:
    """The mean of its key results (0..1 each) and of its milestones, which together are one part;
    None while there is neither."""
    parts = list(results)
    if milestones:
        parts.append(sum(one.done_at is not None for one in milestones) / len(milestones))
    return sum(parts) / len(parts) if parts else None


def detect_completion_change(before: float | None, after: float | None) -> bool | None:
    """True when the whole has just been reached, False when it is not whole any more, else None."""
    was, is_now = before == 1.0, after == 1.0
    return None if was == is_now else is_now


def calculate_deadline(horizon: Horizon, today: date) -> date:
    """The last day of this week, month, quarter or year."""
    if horizon == "week":
        return today + timedelta(days=6 - today.weekday())
    month = {"month": today.month, "quarter": (today.month + 2) // 3 * 3, "year": 12}[horizon]
    return date(today.year, month, monthrange(today.year, month)[1])


def get_horizon(deadline: date | None, today: date) -> Horizon:
    """The horizon a deadline belongs to; of none, the quarter."""
    if deadline is None:
        return "quarter"
    days = (deadline - today).days
    return "week" if days <= 7 else "month" if days <= 31 else "quarter" if days <= 92 else "year"


def apply_answer(level: int, step: int, answer: CheckInAnswer) -> tuple[int, int]:
    """Level and rung after an answer: «still» climbs the ladder, a level that changed is new and
    begins at its foot; the levels have ends."""
    if answer == "still":
        return level, min(step + 1, len(CHECK_IN_LADDER) - 1)
    moved = min(MAX_LEVEL, max(MIN_LEVEL, level + ANSWER_STEPS[answer]))
    return (moved, 0) if moved != level else (level, min(step + 1, len(CHECK_IN_LADDER) - 1))


def calculate_check_day(step: int, today: date) -> date:
    """The day of the check-in of that rung, counted from `today`."""
    return today + timedelta(days=CHECK_IN_LADDER[step])


def build_check_timetable(step: int, day: date) -> Timetable:
    """The question on `day`; without an answer it comes again at the same rung's distance, but
    not within a week."""
    every = max(_MIN_REPEAT_DAYS, CHECK_IN_LADDER[step])
    return Timetable(datetime.combine(day, CHECK_IN_TIME), f"FREQ=DAILY;INTERVAL={every}")


def is_focus_counted(seconds: int, *, finished: bool) -> bool:
    """True for focus that was practice: from a minute on, and from five if it was given up."""
    return seconds >= (_SHORTEST_FINISHED if finished else _SHORTEST_INTERRUPTED)


def convert_to_minutes(seconds: int) -> int:
    """Whole minutes, at least one."""
    return max(1, round(seconds / 60))
