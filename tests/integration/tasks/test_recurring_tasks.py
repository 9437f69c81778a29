"""A recurring task comes back as often as it was asked to, and its undo takes that back."""

from datetime import date, datetime, time, timedelta
from uuid import UUID

import pytest
from dishka import AsyncContainer

from core.kit.errors import DomainError
from core.tasks.contracts.commands import CompleteTask, EditTask, ReopenTask
from core.tasks.contracts.views import TaskCard
from core.tasks.queries import TaskQueries
from tests.factories.people import a_person
from tests.factories.things import TODAY, a_task, a_task_at
from tests.support.clocks import StillClock
from tests.support.desk import Desk


@pytest.fixture
def open_tasks(container: AsyncContainer) -> "OpenTasks":
    return OpenTasks(container)


class OpenTasks:
    def __init__(self, container: AsyncContainer) -> None:
        self._container = container

    async def __call__(self, user: UUID) -> tuple[TaskCard, ...]:
        async with self._container() as scope:
            return (await (await scope.get(TaskQueries)).get_page(user, 0, 50)).tasks


async def test_done_brings_the_next_with_its_reminder_and_undo_takes_both_back(
    desk: Desk, open_tasks: OpenTasks
) -> None:
    user = await a_person(desk)
    task = await desk.do(a_task_at(user, 18, rrule="FREQ=DAILY", tags=("дом",)))
    await desk.do(CompleteTask(user_id=user, task_id=task.id))
    [following] = await open_tasks(user)
    assert (following.due_date, following.due_time) == (TODAY + timedelta(days=1), task.due_time)
    assert (following.tags, following.rrule) == (task.tags, task.rrule)
    assert len(await desk.alarms(following.id)) == 1
    await desk.do(ReopenTask(user_id=user, task_id=task.id))
    assert [one.id for one in await open_tasks(user)] == [task.id]
    assert await desk.alarms(following.id) == []
    assert len(await desk.alarms(task.id)) == 1


async def test_done_twice_brings_the_next_once(desk: Desk, open_tasks: OpenTasks) -> None:
    user = await a_person(desk)
    task = await desk.do(a_task_at(user, 18, rrule="FREQ=DAILY"))
    for _ in range(2):
        await desk.do(CompleteTask(user_id=user, task_id=task.id))
    assert len(await open_tasks(user)) == 1


async def test_one_done_late_skips_the_days_that_passed(
    desk: Desk, clock: StillClock, open_tasks: OpenTasks
) -> None:
    user = await a_person(desk)
    task = await desk.do(a_task_at(user, 18, rrule="FREQ=DAILY"))
    clock.shift(days=5)
    await desk.do(CompleteTask(user_id=user, task_id=task.id))
    [following] = await open_tasks(user)
    assert following.due_date == TODAY + timedelta(days=6)


@pytest.mark.parametrize(
    ("rrule", "days"),
    [
        ("FREQ=DAILY;COUNT=3", [10, 11, 12]),
        ("FREQ=DAILY;INTERVAL=3;COUNT=2", [10, 13]),
        ("FREQ=DAILY;UNTIL=20260311", [10, 11]),
        ("FREQ=WEEKLY;BYDAY=TU,FR;COUNT=3", [10, 13, 17]),
    ],
)
async def test_a_bounded_recurrence_ends(
    desk: Desk, clock: StillClock, open_tasks: OpenTasks, rrule: str, days: list[int]
) -> None:
    user = await a_person(desk)
    await desk.do(a_task_at(user, 18, rrule=rrule))
    seen = []
    while tasks := await open_tasks(user):
        [task] = tasks
        assert task.due_date is not None
        seen.append(task.due_date)
        clock.shift(days=(task.due_date - clock.now().date()).days)
        await desk.do(CompleteTask(user_id=user, task_id=task.id))
        assert len(seen) < 9
    assert seen == [date(2026, 3, day) for day in days]


@pytest.mark.parametrize(
    ("rrule", "late", "following"),
    [
        ("FREQ=DAILY;INTERVAL=3", 5, date(2026, 3, 18)),
        ("FREQ=DAILY;INTERVAL=3", -2, date(2026, 3, 11)),
        ("FREQ=WEEKLY", 2, date(2026, 3, 19)),
        ("FREQ=MONTHLY", 0, date(2026, 4, 10)),
        ("FREQ=WEEKLY;BYDAY=MO", 0, date(2026, 3, 16)),
    ],
)
async def test_one_that_counts_from_the_day_it_was_done(
    desk: Desk,
    clock: StillClock,
    open_tasks: OpenTasks,
    rrule: str,
    late: int,
    following: date,
) -> None:
    """Undo takes back what it brought, with its reminder."""
    user = await a_person(desk)
    task = await desk.do(a_task_at(user, 18, rrule=rrule, repeat_from="done"))
    clock.shift(days=late)
    await desk.do(CompleteTask(user_id=user, task_id=task.id))
    [came] = await open_tasks(user)
    assert (came.due_date, came.rrule, came.repeat_from) == (following, rrule, "done")
    assert len(await desk.alarms(came.id)) == 1
    await desk.do(ReopenTask(user_id=user, task_id=task.id))
    assert [one.id for one in await open_tasks(user)] == [task.id]
    assert await desk.alarms(came.id) == []


async def test_reminders_at_moments_come_along_by_as_many_days(
    desk: Desk, open_tasks: OpenTasks
) -> None:
    user = await a_person(desk)
    evening_before = datetime.combine(TODAY + timedelta(days=1), time(20))
    due = TODAY + timedelta(days=2)
    adding = a_task(user, due_date=due, rrule="FREQ=WEEKLY", remind_on=(evening_before,))
    task = await desk.do(adding)
    assert [at.hour for at in await desk.alarms(task.id)] == [17], "20:00 in Moscow"
    await desk.do(CompleteTask(user_id=user, task_id=task.id))
    [came] = await open_tasks(user)
    assert came.remind_on == (evening_before + timedelta(days=7),)
    assert len(await desk.alarms(came.id)) == 1


@pytest.mark.parametrize(
    "rrule", ["nonsense", "FREQ=SECONDLY", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=31", "", "COUNT=3"]
)
async def test_a_recurrence_nobody_can_keep_is_refused_at_once(desk: Desk, rrule: str) -> None:
    """Stored, it would make the task impossible to complete."""
    user = await a_person(desk)
    with pytest.raises(DomainError, match="invalid-recurrence"):
        await desk.do(a_task(user, rrule=rrule))
    task = await desk.do(a_task(user))
    with pytest.raises(DomainError, match="invalid-recurrence"):
        await desk.do(EditTask(user_id=user, task_id=task.id, rrule=rrule))
