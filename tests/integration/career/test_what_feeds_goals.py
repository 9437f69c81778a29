"""What the tasks and focus sessions that lead to a goal come to."""

from uuid import UUID, uuid4

from sqlalchemy.ext.asyncio import AsyncSession

from core.focus import contracts as focus
from core.focus.queries import FocusQueries
from core.tasks.contracts.commands import CompleteTask, DeleteTask
from core.tasks.queries import TaskQueries
from tests.factories.people import a_person
from tests.factories.things import TODAY, a_task
from tests.support.clocks import StillClock
from tests.support.desk import Desk


async def worked(desk: Desk, clock: StillClock, user: UUID, subject: UUID, minutes: int) -> None:
    session_id = uuid4()
    await desk.do(focus.StartFocus(user_id=user, session_id=session_id, subject_id=subject))
    clock.shift(minutes=3)
    await desk.do(focus.PauseFocus(user_id=user, session_id=session_id))
    clock.shift(minutes=30)
    await desk.do(focus.ResumeFocus(user_id=user, session_id=session_id))
    clock.shift(minutes=minutes - 3)
    await desk.do(focus.StopFocus(user_id=user, session_id=session_id))


async def test_focus_is_summed_over_its_subjects_without_pauses_and_breaks(
    desk: Desk, clock: StillClock
) -> None:
    user, other = await a_person(desk), await a_person(desk)
    task, skill, foreign = uuid4(), uuid4(), uuid4()
    await worked(desk, clock, user, task, 10)
    await worked(desk, clock, user, skill, 20)
    await worked(desk, clock, user, foreign, 15)
    await worked(desk, clock, other, task, 15)
    rest = focus.StartFocus(user_id=user, session_id=uuid4(), phase="short", subject_id=task)
    await desk.do(rest)
    clock.shift(minutes=2)
    await desk.do(focus.StopFocus(user_id=user, session_id=rest.session_id))
    async with AsyncSession(desk.engine) as session:
        queries = FocusQueries(session)
        assert await queries.sum_minutes(user, [task, skill]) == 30
        assert (
            await queries.sum_minutes(user, [uuid4()]) == await queries.sum_minutes(user, []) == 0
        )


async def test_a_task_that_repeats_counts_as_often_as_it_came(
    desk: Desk, clock: StillClock
) -> None:
    user, other = await a_person(desk), await a_person(desk)
    daily = await desk.do(a_task(user, due_date=TODAY, rrule="FREQ=DAILY"))
    once = await desk.do(a_task(user))
    gone = await desk.do(a_task(user))
    await desk.do(DeleteTask(user_id=user, task_id=gone.id))

    async def chains(who: UUID) -> dict[UUID, tuple[tuple[UUID, bool], ...]]:
        async with AsyncSession(desk.engine) as session:
            return await TaskQueries(session).get_chains([daily.id, once.id, gone.id], who)

    last = daily.id
    for _ in range(3):
        await desk.do(CompleteTask(user_id=user, task_id=last))
        clock.shift(days=1)
        last = (await chains(user))[daily.id][-1][0]
    found = await chains(user)
    assert [done for _, done in found[daily.id]] == [True, True, True, False]
    assert found[daily.id][0][0] == daily.id
    assert found[once.id] == ((once.id, False),)
    assert gone.id not in found
    assert await chains(other) == {}
