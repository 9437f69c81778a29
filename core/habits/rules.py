"""Pure rules of habits: which days count, streaks, and the marks of the week."""

from collections.abc import Set
from datetime import date, timedelta

from core.habits.contracts import Mark
from core.kit.errors import DomainError

_DAY = timedelta(days=1)


def clean_title(title: str) -> str:
    """Raises DomainError `empty-title`."""
    if not title.strip():
        raise DomainError("empty-title")
    return title.strip()


def due_on(weekdays: int, day: date) -> bool:
    """True when the habit is to be done on `day`; bit 0 of `weekdays` is Monday."""
    return bool(weekdays >> day.weekday() & 1)


def streak(done: Set[date], weekdays: int, today: date) -> int:
    """Due days done in a row up to today; an unfinished today breaks nothing.

    A tick on a day that was not due counts neither for nor against.
    """
    count, day = 0, today
    if day not in done:
        day -= _DAY
    oldest = min(done, default=today)
    while day >= oldest:
        if due_on(weekdays, day):
            if day not in done:
                break
            count += 1
        day -= _DAY
    return count


def streak_is_whole(done: Set[date], weekdays: int, since: date, today: date) -> bool:
    """True when the streak ends at a due day missed on or after `since`, so that nothing earlier
    can be part of it."""
    days = (today - _DAY * back for back in range(1, (today - since).days + 1))
    return any(due_on(weekdays, day) and day not in done for day in days)


def best_streak(done: Set[date], weekdays: int, today: date) -> int:
    """The longest run of due days done, today's included."""
    best = run = 0
    day = min(done, default=today)
    while day <= today:
        if due_on(weekdays, day):
            run = run + 1 if day in done else (run if day == today else 0)
            best = max(best, run)
        day += _DAY
    return best


def week_marks(done: Set[date], weekdays: int, created: date, today: date) -> tuple[Mark, ...]:
    """One mark for each of the last seven days, today last."""
    days = (today - _DAY * back for back in range(6, -1, -1))
    return tuple(_mark(day, done, weekdays, created, today) for day in days)


def _mark(day: date, done: Set[date], weekdays: int, created: date, today: date) -> Mark:
    if day in done:
        return "done"
    if day < created or not due_on(weekdays, day):
        return "off"
    return "open" if day == today else "missed"


def rrule_of(weekdays: int) -> str:
    """The recurrence of a habit's reminder."""
    names = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
    chosen = [name for bit, name in enumerate(names) if weekdays >> bit & 1]
    return "FREQ=DAILY" if len(chosen) == 7 else f"FREQ=WEEKLY;BYDAY={','.join(chosen)}"
