"""Pure rules of tasks: urgency, reminders, snoozing, recurrence."""

from collections.abc import Collection, Iterable, Sequence
from datetime import UTC, date, datetime, time, timedelta

from core.kit.errors import DomainError
from core.reminders.contracts import Timetable
from core.tasks.contracts.views import Quadrant, SnoozeUntil, TaskCard

LAST_YEAR = 2100
_LONG_AGO = date(1970, 1, 1)  # far enough from the end of the calendar to count back from
MORNING = time(9)
_STEP = timedelta(minutes=5)
SNOOZES_KEPT = 3
_SAME_HOUR = timedelta(minutes=60)
_PARTS_OF_DAY = (time(9), time(13), time(18), time(21))
PRIORITY_WEIGHTS = {"high": 6.0, "medium": 3.9, "low": 1.8}
URGENT_WITHIN = timedelta(hours=48)


def calculate_urgency(task: TaskCard, now: datetime) -> float:
    """Taskwarrior's polynomial over the terms a task has here; `now` is local and naive.

    A task whose day of waiting has come counts as scheduled and reached. That one is being worked
    on is not known here.
    """
    return (
        12 * _calculate_due_term(task, now)
        + PRIORITY_WEIGHTS.get(task.priority or "", 0.0)
        + 2 * min(1.0, max(0.0, (now.date() - task.created_at.date()).days / 365))
        + 8 * task.blocking
        - 5 * bool(task.blocked_by)
        + _calculate_waiting_term(task, now)
        + bool(task.tags)
        + bool(task.project)
        + bool(task.notes)
    )


def _calculate_waiting_term(task: TaskCard, now: datetime) -> float:
    if task.waiting_until is None:
        return 0.0
    return -3.0 if task.waiting_until > now.date() else 5.0


def _calculate_due_term(task: TaskCard, now: datetime) -> float:
    if task.due_date is None:
        return 0.0
    due = datetime.combine(task.due_date, task.due_time or time(23, 59))
    overdue = (now - due) / timedelta(days=1)
    if overdue >= 7:
        return 1.0
    if overdue < -14:
        return 0.2
    return 0.2 + 0.8 * (overdue + 14) / 21


def sort_by_urgency(tasks: Iterable[TaskCard], now: datetime) -> list[TaskCard]:
    """Most urgent first; equally urgent ones in the order they were made."""
    return sorted(tasks, key=lambda task: (-calculate_urgency(task, now), task.created_at, task.id))


def get_quadrant(task: TaskCard, now: datetime) -> Quadrant:
    """Where the task stands on the Eisenhower board: important is what has a high priority, urgent
    what is overdue or due within 48 hours; a day without a time ends at midnight."""
    soon = task.due_date is not None and (
        datetime.combine(task.due_date, task.due_time or time.max) <= now + URGENT_WITHIN
    )
    if task.priority == "high":
        return "do" if soon else "plan"
    return "quick" if soon else "later"


def is_overdue(task: TaskCard, now: datetime, today: date | None = None) -> bool:
    """True when the task's local time, or its whole day, has passed; `today` is the person's own
    day where it is not that of the clock."""
    if task.due_date is None or task.completed_at is not None:
        return False
    return is_past(task.due_date, task.due_time, now, today or now.date())


def is_past(day: date, time_of_day: time | None, now: datetime, today: date) -> bool:
    """True when the local time, or the whole day where there is none, has passed."""
    return day < today if time_of_day is None else datetime.combine(day, time_of_day) < now


def is_held_back(task: TaskCard, today: date) -> bool:
    """True while it waits for a later day, or for other tasks."""
    return bool(task.blocked_by) or (task.waiting_until is not None and task.waiting_until > today)


def sort_by_time(tasks: Iterable[TaskCard]) -> list[TaskCard]:
    """Those with a day, by day and time; on each day those without a time come last."""
    return sorted((task for task in tasks if task.due_date is not None), key=_get_time_key)


def _get_time_key(task: TaskCard) -> tuple[object, ...]:
    return task.due_date, task.due_time or time.max, task.created_at, task.id


def get_named_day(name: str, today: date) -> date | None:
    """Today, tomorrow, or the next saturday or monday after today; None for any other name."""
    if name in ("today", "tomorrow"):
        return today + timedelta(days=name == "tomorrow")
    weekday = {"saturday": 5, "monday": 0}.get(name)
    return None if weekday is None else today + timedelta(days=(weekday - today.weekday()) % 7 or 7)


def get_next_day_at(time_of_day: time, now: datetime) -> date:
    """The next day on which the time of day is still ahead of the wall clock's `now`."""
    return now.date() + timedelta(days=time_of_day <= now.time())


def clean_title(title: str) -> str:
    """Raises DomainError `empty-title`."""
    if not title.strip():
        raise DomainError("empty-title")
    return title.strip()


def check_due(due_date: date | None, due_time: time | None) -> None:
    """Raises DomainError `too-far` or `time-without-date`."""
    if due_time is not None and due_date is None:
        raise DomainError("time-without-date")
    if due_date is not None and due_date.year > LAST_YEAR:
        raise DomainError("too-far", year=str(LAST_YEAR))


def build_timetables(
    due_date: date | None,
    due_time: time | None,
    remind_before: Iterable[int],
    remind_on: Iterable[datetime] = (),
) -> list[Timetable]:
    """When to remind of a task: at the moments asked for, and at its time unless lead times were
    asked for."""
    moments = set(remind_on)
    if due_date is not None and due_time is not None:
        due = datetime.combine(max(due_date, _LONG_AGO), due_time)
        leads = get_effective_leads(due_time, remind_before, moments)
        moments |= {due - timedelta(minutes=before) for before in leads}
    return [Timetable(moment) for moment in sorted(moments)]


def get_effective_leads(
    due_time: time | None, remind_before: Iterable[int], remind_on: Collection[datetime]
) -> set[int]:
    """Minutes before its time at which it is reminded of: a task with a time is at it where
    nothing else is said."""
    return set(remind_before) or ({0} if due_time is not None and not remind_on else set())


def get_next_reminder(task: TaskCard, at: datetime | None, now: datetime) -> datetime | None:
    """The reminder that is still to come, local as `now`; `at` is the one its row was last set to,
    a snooze perhaps. When that one went out, the next of the task's own follows."""
    if at is None or at > now:
        return at
    own = build_timetables(task.due_date, task.due_time, task.remind_before, task.remind_on)
    return next((one.start for one in own if one.start > now), None)


def shift_moments(moments: Iterable[datetime], by: timedelta) -> list[datetime]:
    """The moments `by` later."""
    early = datetime.combine(_LONG_AGO, time())
    return [max(moment, early) + by for moment in moments]


def calculate_snooze(until: SnoozeUntil, now: datetime) -> datetime:
    """The local, naive moment to remind again; `now` is aware, in the person's zone."""
    if until == "15min":
        return _add_real_time(now, timedelta(minutes=15))
    if until == "1h":
        return _add_real_time(now, timedelta(hours=1))
    if until == "part":
        return _get_next_part(now)
    return datetime.combine(now.date() + timedelta(days=1), MORNING)


def _add_real_time(now: datetime, lead: timedelta) -> datetime:
    """What the clock shows in `lead` of real time.

    When the clock is put back, an hour is shown twice and its name means the first: what falls
    into the second comes after it, instead of being past already.
    """
    instant = now.astimezone(UTC) + lead
    while (shown := instant.astimezone(now.tzinfo)).fold:
        instant += _STEP
    return shown.replace(tzinfo=None)


def _get_next_part(now: datetime) -> datetime:
    later = [part for part in _PARTS_OF_DAY if part > now.time()]
    if later:
        return datetime.combine(now.date(), later[0])
    return datetime.combine(now.date() + timedelta(days=1), _PARTS_OF_DAY[0])


def add_snooze(before: Sequence[datetime], later: datetime) -> list[datetime]:
    """The latest snoozes with one more, local moments, one a day."""
    other_days = [moment for moment in before if moment.date() != later.date()]
    return [*other_days, later][-SNOOZES_KEPT:]


def find_usual_time(snoozed_to: Sequence[datetime], due_time: time | None) -> time | None:
    """The time a task was moved to on three days, give or take half an hour; None when there is no
    such time, or when it is due then anyway."""
    if len(snoozed_to) < SNOOZES_KEPT:
        return None
    last = snoozed_to[-1]
    apart = sorted(_measure_dial_distance(moment, last) for moment in snoozed_to)
    middle = last + apart[len(apart) // 2]
    near = middle.replace(minute=middle.minute // 5 * 5, second=0, microsecond=0)
    if apart[-1] - apart[0] > _SAME_HOUR:
        return None
    if (
        due_time is not None
        and abs(_measure_dial_distance(datetime.combine(near, due_time), near)) < 3 * _STEP
    ):
        return None
    return near.time()


def _measure_dial_distance(moment: datetime, other: datetime) -> timedelta:
    """How much later on the dial of a day, from minus twelve hours to twelve."""
    half = timedelta(hours=12)
    return (moment - other + half) % timedelta(days=1) - half
