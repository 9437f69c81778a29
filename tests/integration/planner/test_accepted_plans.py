"""An accepted plan takes effect once, moves tasks with their reminders, and can be taken back."""

from datetime import date, datetime, time, timedelta
from uuid import UUID, uuid4

import msgspec
import pytest
from dishka import AsyncContainer

from core.kit.errors import DomainError
from core.overviews.planning import PlanningQueries, UserPlanning
from core.planner import contracts as c
from core.planner.queries import PlannerQueries
from core.tasks.contracts.commands import CompleteTask, EditTask
from core.tasks.contracts.views import TaskCard
from core.tasks.queries import TaskQueries
from core.users.queries import UserQueries
from tests.factories.people import a_person
from tests.factories.things import TODAY, a_task, a_task_at
from tests.support.clocks import StillClock
from tests.support.desk import Desk

TOMORROW = TODAY + timedelta(days=1)


async def card(container: AsyncContainer, user: UUID, task_id: UUID) -> TaskCard:
    async with container() as scope:
        found = await (await scope.get(TaskQueries)).get_card(task_id, user)
    assert found is not None
    return found


def moving(user: UUID, *tasks: TaskCard, to: date = TOMORROW) -> c.AcceptPlan:
    shifts = tuple(c.Shift(task_id=one.id, from_day=one.due_date, to_day=to) for one in tasks)
    return c.AcceptPlan(user_id=user, plan_id=uuid4(), kind="evening", day=TODAY, shifts=shifts)


async def test_accepting_twice_moves_once_and_undo_brings_days_and_reminders_back(
    desk: Desk, container: AsyncContainer
) -> None:
    user = await a_person(desk)
    timed, plain = await desk.do(a_task_at(user, 18)), await desk.do(a_task(user, due_date=TODAY))
    before = await desk.alarms(timed.id)
    accept = moving(user, timed, plain)
    first, again = await desk.do(accept), await desk.do(accept)
    assert first == again
    assert await desk.sent("events.planner.accepted") == ["events.planner.accepted"]
    for _ in range(2):
        await desk.react()
        assert (await card(container, user, timed.id)).due_date == TOMORROW
        assert (await card(container, user, timed.id)).due_time == time(18)
        assert (await card(container, user, plain.id)).due_date == TOMORROW
    assert await desk.alarms(timed.id) == [before[0] + timedelta(days=1)]
    undone = await desk.do(c.UndoPlan(user_id=user, plan_id=accept.plan_id))
    assert undone.undone
    assert await desk.do(c.UndoPlan(user_id=user, plan_id=accept.plan_id)) == undone
    await desk.react()
    assert await desk.alarms(timed.id) == before
    assert (await card(container, user, plain.id)).due_date == TODAY


async def test_what_was_done_meanwhile_stays_done_on_its_day(
    desk: Desk, container: AsyncContainer
) -> None:
    user = await a_person(desk)
    task = await desk.do(a_task(user, due_date=TODAY))
    await desk.do(moving(user, task))
    await desk.do(CompleteTask(user_id=user, task_id=task.id))
    await desk.react()
    kept = await card(container, user, task.id)
    assert (kept.due_date, kept.completed_at is not None) == (TODAY, True)


@pytest.mark.parametrize("late", [("undone", ""), ("", "undone"), ("undone", "accepted")])
async def test_an_undone_plan_moves_nothing_however_late_it_is_carried_out(
    desk: Desk, container: AsyncContainer, late: tuple[str, str]
) -> None:
    """A fault may hold the first reaction back until the second is through."""
    user = await a_person(desk)
    task = await desk.do(a_task_at(user, 18))
    accept = moving(user, task)
    await desk.do(accept)
    await desk.do(c.UndoPlan(user_id=user, plan_id=accept.plan_id))
    for which in late:
        await desk.react(f"events.planner.{which}")
    assert (await card(container, user, task.id)).due_date == TODAY


async def test_what_the_person_moved_since_stays_where_they_put_it(
    desk: Desk, container: AsyncContainer
) -> None:
    user, elsewhere = await a_person(desk), TODAY + timedelta(days=9)
    tasks = [await desk.do(a_task(user, due_date=TODAY)) for _ in range(3)]
    accept = moving(user, *tasks)
    await desk.do(EditTask(user_id=user, task_id=tasks[0].id, due_date=elsewhere))
    await desk.do(accept)
    await desk.react()
    await desk.do(EditTask(user_id=user, task_id=tasks[1].id, due_date=elsewhere))
    await desk.do(c.UndoPlan(user_id=user, plan_id=accept.plan_id))
    await desk.react()
    days = [(await card(container, user, task.id)).due_date for task in tasks]
    assert days == [elsewhere, elsewhere, TODAY]


async def test_the_latest_plan_of_a_day_holds_and_the_one_before_after_undo(
    desk: Desk, container: AsyncContainer, clock: StillClock
) -> None:
    user, task = await a_person(desk), uuid4()
    plans = []
    for hour in (10, 12):
        start = datetime.combine(TODAY, time(hour))
        slot = c.Slot(task_id=task, start=start, end=start + timedelta(minutes=30))
        accept = c.AcceptPlan(user_id=user, plan_id=uuid4(), kind="day", day=TODAY, slots=(slot,))
        plans.append(await desk.do(accept))
        clock.shift(minutes=1)

    async def held() -> c.PlanView | None:
        async with container() as scope:
            return await (await scope.get(PlannerQueries)).get_by_day(user, TODAY)

    assert await held() == plans[1]
    await desk.do(c.UndoPlan(user_id=user, plan_id=plans[1].id))
    assert await held() == plans[0]


async def test_odd_and_foreign_plans_are_refused(desk: Desk) -> None:
    user, other = await a_person(desk), await a_person(desk)
    task = await desk.do(a_task(user, due_date=TODAY))
    mine = moving(user, task)
    await desk.do(mine)
    with pytest.raises(DomainError, match="not-found"):
        await desk.do(msgspec.structs.replace(mine, user_id=other))
    with pytest.raises(DomainError, match="not-found"):
        await desk.do(c.UndoPlan(user_id=other, plan_id=mine.plan_id))
    with pytest.raises(DomainError, match="plan-empty"):
        await desk.do(c.AcceptPlan(user_id=user, plan_id=uuid4(), kind="day", day=TODAY))
    await desk.do(moving(other, task))  # a task of somebody else is nobody's to move
    await desk.react()


async def a_desk(container: AsyncContainer, scope: AsyncContainer, user: UUID) -> UserPlanning:
    profile = await (await scope.get(UserQueries)).get_profile(user)
    assert profile is not None
    return (await scope.get(PlanningQueries)).for_user(profile, StillClock().now())


async def test_a_proposal_is_made_of_the_tasks_there_are(
    desk: Desk, container: AsyncContainer
) -> None:
    """On Tuesday at 15:00 in Moscow six hours are left until 21:00."""
    user, other = await a_person(desk), await a_person(desk)
    call = await desk.do(a_task_at(user, 18, duration_minutes=60))
    long = await desk.do(a_task(user, due_date=TODAY, duration_minutes=180, priority="high"))
    small = await desk.do(a_task(user, due_date=TODAY, duration_minutes=120))
    someday = await desk.do(a_task(user))
    late = await desk.do(a_task(user, due_date=TODAY - timedelta(days=3), duration_minutes=90))
    await desk.do(a_task(user, due_date=TOMORROW, duration_minutes=60))
    await desk.do(a_task(other, due_date=TODAY))
    async with container() as scope:
        planner = await a_desk(container, scope, user)
        proposal = await planner.propose_plan(TODAY)
    placed = {slot.task_id: slot.start.time() for slot in proposal.plan.slots}
    assert placed == {
        call.id: time(18),
        long.id: time(15),
        late.id: time(19),
        someday.id: time(20, 30),
    }
    assert [(one.task_id, one.to_day) for one in proposal.shifts] == [(small.id, TOMORROW)]
    assert (proposal.plan.free, proposal.plan.needed) == (300, 390)


async def test_the_days_of_tasks_are_read_as_they_are(
    desk: Desk, container: AsyncContainer, clock: StillClock
) -> None:
    user = await a_person(desk)
    old = await desk.do(a_task(user, due_date=TODAY - timedelta(days=40)))
    today = await desk.do(a_task_at(user, 18, duration_minutes=45))
    plain = await desk.do(a_task(user, due_date=TODAY))
    undated = await desk.do(a_task(user))
    done = await desk.do(a_task(user, due_date=TODAY))
    await desk.do(CompleteTask(user_id=user, task_id=done.id))
    async with container() as scope:
        tasks = (await a_desk(container, scope, user)).tasks
        assert [one.id for one in await tasks.list_due(user, None, TODAY)] == [
            old.id,
            today.id,
            plain.id,
        ]
        assert [one.id for one in await tasks.list_due(user, TODAY, TODAY)] == [today.id, plain.id]
        assert [one.id for one in await tasks.list_undated(user)] == [undated.id]
        assert (await tasks.count_overdue(user, TODAY), await tasks.count_undated(user)) == (1, 1)
        assert await tasks.get_daily_loads(user, TODAY, TOMORROW, 30) == {TODAY: 75}
        hour = timedelta(hours=1)
        found = await tasks.list_done(user, clock.now() - hour, clock.now() + hour)
        assert [one.id for one in found] == [done.id]
        assert set(await tasks.get_many(user, [done.id, uuid4()])) == {done.id}
        assert await tasks.get_many(uuid4(), [done.id]) == {}
