"""The days on which open recurring tasks will come round again, once they are done."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID

from core.recurrence.schedules import Schedule
from core.tasks.contracts.views import TaskCard
from core.tasks.days import TaskDayQueries

_DAY = timedelta(days=1)


def group_repeats_by_day(
    cards: Iterable[TaskCard], first: date, last: date
) -> dict[date, list[TaskCard]]:
    """By day from `first` to `last`: the tasks whose rule names it after their own due date."""
    found: dict[date, list[TaskCard]] = defaultdict(list)
    for card in cards:
        if card.rrule is None or card.due_date is None or card.repeat_from != "due":
            continue
        schedule = Schedule(datetime.combine(card.due_date, time()), "UTC", card.rrule)
        since = max(card.due_date, first - _DAY)
        for instant in schedule.iterate_occurrences(_get_midnight(since), _get_midnight(last)):
            found[instant.date()].append(card)
    return found


async def load_repeats_by_day(
    tasks: TaskDayQueries, user_id: UUID, first: date, last: date
) -> dict[date, list[TaskCard]]:
    """The same for the person's tasks, as they are now."""
    return group_repeats_by_day(await tasks.list_repeating(user_id, last), first, last)


def _get_midnight(day: date) -> datetime:
    return datetime.combine(day, time(), UTC)
