"""Several tasks at once come to what they come to one after the other."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid5

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncEngine

from core.kit.messages import Command
from core.reminders.models import Reminder
from core.tasks.contracts.batch import (
    BringTasks,
    CompleteTasks,
    DeleteTasks,
    MoveTasks,
    ReopenTasks,
    RestoreTasks,
)
from core.tasks.contracts.views import TaskMove
from core.tasks.models import Task
from tests.factories.people import a_person
from tests.factories.things import TODAY, a_task, a_task_at
from tests.support.desk import Desk

KINDS: tuple[dict[str, Any], ...] = (
    {},
    {"remind_before": (0, 60)},
    {"rrule": "FREQ=DAILY"},
    {"rrule": "FREQ=WEEKLY;COUNT=1"},
    {"rrule": "FREQ=DAILY", "repeat_from": "done", "remind_on": ()},
)
TASKS = len(KINDS) + 1  # and one without a day
MANY = (CompleteTasks, ReopenTasks, DeleteTasks, RestoreTasks, MoveTasks)
STEPS = st.lists(
    st.tuples(
        st.sampled_from(MANY),
        st.lists(st.integers(0, TASKS - 1), min_size=1, max_size=TASKS, unique=True),
        st.integers(-1, 3),
    ),
    min_size=1,
    max_size=4,
)


def page(user: UUID) -> BringTasks:
    def named(number: int) -> dict[str, Any]:
        return {"task_id": uuid5(user, str(number)), "title": f"дело {number}"}

    timed = [a_task_at(user, 18, **kind, **named(n)) for n, kind in enumerate(KINDS)]
    return BringTasks(user_id=user, tasks=(*timed, a_task(user, **named(len(KINDS)))))


def commands(
    user: UUID, kind: type[Any], chosen: Sequence[int], days: int, *, apart: bool
) -> list[Command[Any]]:
    ids = [uuid5(user, str(number)) for number in chosen]
    pages = [[one] for one in ids] if apart else [ids]
    if kind is not MoveTasks:
        return [kind(user_id=user, task_ids=tuple(some)) for some in pages]
    to = TODAY + timedelta(days=days)
    moves = [tuple(TaskMove(one, to, from_day=TODAY) for one in some) for some in pages]
    return [MoveTasks(user_id=user, moves=some) for some in moves]


async def there(engine: AsyncEngine, user: UUID) -> tuple[list[str], list[str]]:
    """The person's tasks and reminders, without what no two of them share."""
    tasks = (Task.title, Task.due_date, Task.rrule, Task.completed_at, Task.deleted_at)
    reminders = (Reminder.start_local, Reminder.next_fire_at)
    its = select(Task.title, *reminders).join(Task, Task.id == Reminder.subject_id)
    async with engine.connect() as connection:
        kept = await connection.execute(select(*tasks, Task.remind_at).where(Task.user_id == user))
        alarms = await connection.execute(its.where(Reminder.user_id == user))
        return sorted(map(repr, kept)), sorted(map(repr, alarms))


@settings(
    max_examples=25,
    phases=(Phase.reuse, Phase.generate),  # an example takes a tenth of a second
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(steps=STEPS)
async def test_together_as_apart(
    desk: Desk, engine: AsyncEngine, steps: list[tuple[type[Any], list[int], int]]
) -> None:
    one, other = await a_person(desk), await a_person(desk)
    await desk.do(page(one))
    for task in page(other).tasks:
        await desk.do(task)
    for kind, chosen, days in steps:
        [together] = commands(one, kind, chosen, days, apart=False)
        changed = (await desk.do(together)).changed
        singles = commands(other, kind, chosen, days, apart=True)
        assert changed == sum([(await desk.do(single)).changed for single in singles])
        assert await there(engine, one) == await there(engine, other)
