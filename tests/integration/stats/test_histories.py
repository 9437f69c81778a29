"""What was done is read within its bounds, and what was taken back is not done."""

from datetime import timedelta
from uuid import UUID, uuid4

from dishka import AsyncContainer

from core.habits.contracts.commands import CheckInHabit, CreateHabit, UndoCheckIn
from core.habits.history import HabitHistory
from core.tasks.contracts.commands import AddTask, CompleteTask, DeleteTask, ReopenTask
from core.tasks.history import TaskHistory
from tests.factories.people import a_person
from tests.support.clocks import StillClock
from tests.support.desk import Desk

HOUR = timedelta(hours=1)


async def a_done_task(desk: Desk, user: UUID) -> UUID:
    task = await desk.do(AddTask(user_id=user, task_id=uuid4(), title="Отчёт"))
    await desk.do(CompleteTask(user_id=user, task_id=task.id))
    return task.id


async def test_completions_are_those_of_the_time_and_the_person(
    desk: Desk, clock: StillClock, container: AsyncContainer
) -> None:
    anya, boris = await a_person(desk), await a_person(desk)
    begun = clock.now()
    await a_done_task(desk, boris)
    for undo in (ReopenTask, DeleteTask):
        await desk.do(undo(user_id=anya, task_id=await a_done_task(desk, anya)))
    done = []
    for _ in range(3):
        clock.shift(hours=1)
        await a_done_task(desk, anya)
        done.append(clock.now())
    async with container() as scope:
        history = await scope.get(TaskHistory)
        assert await history.list_completions(anya, begun, clock.now() + HOUR) == tuple(done[::-1])
        assert await history.list_completions(anya, done[1], done[2]) == (done[1],)


async def test_ticks_are_those_of_the_days_and_the_person(
    desk: Desk, clock: StillClock, container: AsyncContainer
) -> None:
    anya, boris = await a_person(desk), await a_person(desk)
    for person in (anya, boris):
        habit = uuid4()
        await desk.do(CreateHabit(user_id=person, habit_id=habit, title="Зарядка"))
        await desk.do(CheckInHabit(user_id=person, habit_id=habit))
    today = (clock.now() + 3 * HOUR).date()  # in Moscow
    yesterday = today - timedelta(days=1)
    await desk.do(CheckInHabit(user_id=boris, habit_id=habit, day=yesterday))
    async with container() as scope:
        history = await scope.get(HabitHistory)
        assert await history.list_ticks(anya, yesterday, today) == ((today, clock.now()),)
        days = [tick.day for tick in await history.list_ticks(boris, yesterday, today)]
        assert days == [today, yesterday]
        assert await history.list_ticks(boris, today, today + timedelta(days=9)) != ()
        await desk.do(UndoCheckIn(user_id=boris, habit_id=habit))
    async with container() as scope:
        left = await (await scope.get(HabitHistory)).list_ticks(boris, yesterday, today)
        assert [tick.day for tick in left] == [yesterday]
