"""A task that waits for others, for a day, and its micro-steps."""

from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from dishka import AsyncContainer

from core.kit.errors import DomainError
from core.tasks.contracts.commands import (
    AddStep,
    CompleteTask,
    EditTask,
    RemoveStep,
    ReopenTask,
    TickStep,
)
from core.tasks.contracts.views import Step, TaskCard
from core.tasks.queries import TaskQueries
from tests.factories.people import a_person
from tests.factories.things import TODAY, a_task
from tests.support.desk import Desk


async def card(container: AsyncContainer, user: UUID, task_id: UUID) -> TaskCard:
    async with container() as scope:
        found = await (await scope.get(TaskQueries)).get_card(task_id, user)
    assert found is not None
    return found


async def test_a_blocker_that_is_done_frees_and_its_undo_blocks_again(
    desk: Desk, container: AsyncContainer
) -> None:
    user = await a_person(desk)
    first, second = await desk.do(a_task(user)), await desk.do(a_task(user))
    wait = EditTask(user_id=user, task_id=second.id, blocked_by=(first.id,))
    assert (await desk.do(wait)).blocked_by == (first.id,)
    assert (await card(container, user, first.id)).blocking
    assert (await desk.do(CompleteTask(user_id=user, task_id=first.id))).blocking
    assert (await card(container, user, second.id)).blocked_by == ()
    await desk.do(ReopenTask(user_id=user, task_id=first.id))
    assert (await card(container, user, second.id)).blocked_by == (first.id,)
    assert not (await desk.do(CompleteTask(user_id=user, task_id=second.id))).blocking
    assert not (await card(container, user, first.id)).blocking


async def test_a_task_is_freed_by_the_last_of_its_blockers(
    desk: Desk, container: AsyncContainer
) -> None:
    user = await a_person(desk)
    one, two, waiting = [(await desk.do(a_task(user))).id for _ in range(3)]
    await desk.do(EditTask(user_id=user, task_id=waiting, blocked_by=(one, two)))
    freed = []
    for task in (one, two):
        await desk.do(CompleteTask(user_id=user, task_id=task))
        async with container() as scope:
            found = await (await scope.get(TaskQueries)).list_freed_by(task, user)
        freed.append([card.id for card in found])
    assert freed == [[], [waiting]]


async def test_waiting_in_a_circle_is_refused_also_through_one_that_is_done(desk: Desk) -> None:
    user = await a_person(desk)
    one, two, three = [(await desk.do(a_task(user))).id for _ in range(3)]
    await desk.do(EditTask(user_id=user, task_id=two, blocked_by=(one,)))
    await desk.do(EditTask(user_id=user, task_id=three, blocked_by=(two,)))
    await desk.do(CompleteTask(user_id=user, task_id=two))
    for task, blocker in ((one, three), (one, one)):
        with pytest.raises(DomainError, match="task-cycle"):
            await desk.do(EditTask(user_id=user, task_id=task, blocked_by=(blocker,)))


async def test_nobody_waits_for_the_task_of_somebody_else(desk: Desk) -> None:
    user, other = await a_person(desk), await a_person(desk)
    mine, theirs = await desk.do(a_task(user)), await desk.do(a_task(other))
    with pytest.raises(DomainError, match="not-found"):
        await desk.do(EditTask(user_id=user, task_id=mine.id, blocked_by=(theirs.id,)))


async def test_what_waits_until_a_later_day_is_out_of_today_until_then(
    desk: Desk, container: AsyncContainer
) -> None:
    user = await a_person(desk)
    friday = TODAY + timedelta(days=3)
    task = await desk.do(a_task(user, waiting_until=friday))
    async with container() as scope:
        queries = await scope.get(TaskQueries)
        assert await queries.list_due_by(user, friday - timedelta(days=1)) == ()
        [due] = await queries.list_due_by(user, friday)
    assert (due.id, due.waiting_until) == (task.id, friday)


async def test_steps_are_added_once_ticked_and_come_back_unticked_with_the_next_occurrence(
    desk: Desk, container: AsyncContainer
) -> None:
    user = await a_person(desk)
    task = await desk.do(a_task(user, due_date=TODAY, rrule="FREQ=DAILY", notes=" в парке "))
    step = Step(uuid4(), "надеть кроссовки")
    for _ in range(2):
        added = await desk.do(AddStep(user_id=user, task_id=task.id, step=step))
    assert (added.steps, added.notes) == ((step,), "в парке")
    tick = TickStep(user_id=user, task_id=task.id, step_id=step.id, done=True)
    assert (await desk.do(tick)).steps[0].done
    await desk.do(CompleteTask(user_id=user, task_id=task.id))
    async with container() as scope:
        [following] = (await (await scope.get(TaskQueries)).get_page(user, 0, 9)).tasks
    assert [(one.title, one.done) for one in following.steps] == [(step.title, False)]
    gone = RemoveStep(user_id=user, task_id=task.id, step_id=step.id)
    assert (await desk.do(gone)).steps == ()
