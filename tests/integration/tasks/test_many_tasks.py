"""Several tasks at once, and every such step taken back."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID, uuid4

import pytest
from dishka import AsyncContainer

from core.kit.errors import DomainError
from core.tasks.contracts.batch import (
    CompleteTasks,
    DeleteTasks,
    MoveTasks,
    ReopenTasks,
    RestoreTasks,
)
from core.tasks.contracts.commands import CompleteTask, EditTask
from core.tasks.contracts.views import TaskCard, TaskMove
from core.tasks.queries import TaskQueries
from tests.factories.people import a_person
from tests.factories.things import TODAY, a_task, a_task_at
from tests.support.desk import Desk

TOMORROW = TODAY + timedelta(days=1)


async def cards(container: AsyncContainer, user: UUID) -> dict[UUID, TaskCard]:
    async with container() as scope:
        page = await (await scope.get(TaskQueries)).get_page(user, 0, 50)
        return {task.id: task for task in page.tasks}


async def several(desk: Desk, user: UUID, hours: Sequence[int] = (16, 17, 18)) -> list[TaskCard]:
    return [await desk.do(a_task_at(user, hour)) for hour in hours]


async def test_moves_take_the_reminders_along_and_come_back(
    desk: Desk, container: AsyncContainer
) -> None:
    user = await a_person(desk)
    tasks = await several(desk, user)
    before = await cards(container, user)
    moves = (
        TaskMove(tasks[0].id, TOMORROW),
        TaskMove(tasks[1].id, TOMORROW, time(9)),
        TaskMove(tasks[2].id, None),
        TaskMove(uuid4(), TOMORROW),
    )
    moved = await desk.do(MoveTasks(user_id=user, moves=moves))
    assert moved.task_ids == tuple(task.id for task in tasks)
    after = await cards(container, user)
    assert [(after[t.id].due_date, after[t.id].due_time) for t in tasks] == [
        (TOMORROW, time(16)),
        (TOMORROW, time(9)),
        (None, None),
    ]
    assert await desk.alarms(tasks[1].id) == [datetime(2026, 3, 11, 6, tzinfo=UTC)]
    assert await desk.alarms(tasks[2].id) == []
    await desk.do(MoveTasks(user_id=user, moves=moved.undo))
    assert await cards(container, user) == before


async def test_done_together_spawns_and_reopens_only_what_it_did(
    desk: Desk, container: AsyncContainer
) -> None:
    user = await a_person(desk)
    first, *rest = await several(desk, user)
    daily = await desk.do(a_task_at(user, 19, rrule="FREQ=DAILY"))
    await desk.do(CompleteTask(user_id=user, task_id=first.id))
    ids = (first.id, *(task.id for task in rest), daily.id)
    done = await desk.do(CompleteTasks(user_id=user, task_ids=ids))
    assert done.task_ids == ids[1:]
    [following] = (await cards(container, user)).values()
    assert following.due_date == TOMORROW
    await desk.do(ReopenTasks(user_id=user, task_ids=done.task_ids))
    assert set(await cards(container, user)) == set(ids[1:])
    assert await desk.alarms(following.id) == []


async def test_deleted_together_is_silent_and_comes_back_with_its_reminders(
    desk: Desk, container: AsyncContainer
) -> None:
    user, other = await a_person(desk), await a_person(desk)
    tasks = await several(desk, user)
    foreign = await desk.do(a_task(other))
    ids = (*(task.id for task in tasks), foreign.id)
    gone = await desk.do(DeleteTasks(user_id=user, task_ids=ids))
    assert gone.task_ids == ids[:3]
    assert (await cards(container, user), len(await cards(container, other))) == ({}, 1)
    assert await desk.alarms(tasks[0].id) == []
    await desk.do(RestoreTasks(user_id=user, task_ids=gone.task_ids))
    assert set(await cards(container, user)) == set(ids[:3])
    assert len(await desk.alarms(tasks[0].id)) == 1


async def test_a_move_nobody_can_keep_moves_nothing(desk: Desk, container: AsyncContainer) -> None:
    user = await a_person(desk)
    tasks = await several(desk, user)
    before = await cards(container, user)
    far = (TaskMove(tasks[0].id, TOMORROW), TaskMove(tasks[1].id, date(2101, 1, 1)))
    with pytest.raises(DomainError, match="too-far"):
        await desk.do(MoveTasks(user_id=user, moves=far))
    assert await cards(container, user) == before


async def test_undoing_a_move_leaves_what_was_moved_on_since(
    desk: Desk, container: AsyncContainer
) -> None:
    user = await a_person(desk)
    first, second = await several(desk, user, (16, 17))
    moves = (TaskMove(first.id, TOMORROW), TaskMove(second.id, TOMORROW))
    moved = await desk.do(MoveTasks(user_id=user, moves=moves))
    later = TOMORROW + timedelta(days=5)
    await desk.do(EditTask(user_id=user, task_id=first.id, due_date=later))
    back = await desk.do(MoveTasks(user_id=user, moves=moved.undo))
    assert back.task_ids == (second.id,)
    assert (await cards(container, user))[first.id].due_date == later
