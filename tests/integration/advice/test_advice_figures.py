"""The figures that advice is chosen by, counted from what a person really did."""

from datetime import date, time, timedelta
from uuid import UUID, uuid4

from dishka import AsyncContainer

from bot.ui.current_user import QueryRunner
from core.advice.contracts import Signals
from core.career.contracts.goals import AddGoal, NewResult, ReachGoal
from core.career.contracts.parts import MoveKeyResult
from core.career.contracts.skills import AddSkill, LogPractice
from core.focus import contracts as focus
from core.habits.contracts.commands import CheckInHabit
from core.overviews.advice_signals import AdviceSignalQueries
from core.tasks.contracts.commands import CompleteTask, DeleteTask, SnoozeTask
from core.users.queries import UserQueries
from tests.factories.people import a_person
from tests.factories.things import TODAY, a_habit, a_task
from tests.support.clocks import StillClock
from tests.support.desk import Desk


async def figures(container: AsyncContainer, clock: StillClock, user: UUID) -> Signals:
    query_runner = QueryRunner(container, clock)
    async with query_runner(UserQueries) as people:
        profile = await people.get_profile(user)
    assert profile is not None
    async with query_runner(AdviceSignalQueries) as queries:
        return await queries.collect_signals(profile)


async def test_tasks(desk: Desk, clock: StillClock, container: AsyncContainer) -> None:
    user, other = await a_person(desk), await a_person(desk)
    assert await figures(container, clock, user) == Signals()
    clock.shift(days=-40)
    await desk.do(a_task(user, title="старая"))
    clock.shift(days=40)
    yesterday = TODAY - timedelta(days=1)
    await desk.do(a_task(user, due_date=yesterday, priority="high", duration_minutes=30))
    put_off = a_task(user, due_date=TODAY, due_time=time(20), remind_before=(0,))
    await desk.do(put_off)
    for _ in range(3):
        await desk.do(SnoozeTask(user_id=user, task_id=put_off.task_id, until="1h"))
    gone = a_task(user, due_date=yesterday)
    await desk.do(gone)
    await desk.do(DeleteTask(user_id=user, task_id=gone.task_id))
    await desk.do(a_task(other, due_date=yesterday))
    for hours in (0, -8, -14, -24 * 10, -24 * 60):  # 15:00, 7:00, 1:00, 15:00 in Moscow; too old
        clock.shift(hours=hours)
        done = a_task(user)
        await desk.do(done)
        await desk.do(CompleteTask(user_id=user, task_id=done.task_id))
        clock.shift(hours=-hours)
    seen = await figures(container, clock, user)
    assert (seen.open, seen.overdue, seen.due_today, seen.undated) == (3, 1, 1, 1)
    assert (seen.measured, seen.old, seen.important, seen.snoozed) == (1, 1, 1, 1)
    assert (seen.completed, seen.completed_week) == (4, 3)
    assert (seen.in_morning, seen.in_afternoon, seen.at_night) == (1, 2, 1)


async def test_focus(desk: Desk, clock: StillClock, container: AsyncContainer) -> None:
    user = await a_person(desk)

    async def spent(minutes: int, phase: focus.Phase = "work", planned: int = 25) -> None:
        started = focus.StartFocus(
            user_id=user, session_id=uuid4(), phase=phase, minutes=planned, mode="countdown"
        )
        await desk.do(started)
        clock.shift(minutes=minutes)
        await desk.do(focus.StopFocus(user_id=user, session_id=started.session_id))

    clock.shift(days=-9)
    await spent(25)
    clock.shift(days=7)
    await spent(25)
    await spent(5, "short", 5)
    await spent(1, "short", 5)
    await spent(10)
    clock.shift(hours=7)  # past eleven in the evening in Moscow
    await spent(25)
    clock.shift(days=1)
    seen = await figures(container, clock, user)
    assert (seen.sessions, seen.interrupted, seen.rests, seen.at_night) == (3, 1, 1, 1)
    assert seen.longest_day == 60


async def test_habits_and_career(desk: Desk, clock: StillClock, container: AsyncContainer) -> None:
    user = await a_person(desk)
    strong, slipping = a_habit(user), a_habit(user)
    clock.shift(days=-30)
    await desk.do(strong)
    await desk.do(slipping)
    goals = [uuid4(), uuid4(), uuid4()]
    for goal_id in goals:
        result = NewResult(result_id=goal_id, title="Книги", target=10)
        made = AddGoal(
            user_id=user, goal_id=goal_id, title="Язык", horizon="year", results=(result,)
        )
        await desk.do(made)
    skill = AddSkill(user_id=user, skill_id=uuid4(), title="Речь")
    await desk.do(skill)
    for _ in range(30):
        clock.shift(days=1)
        today: date = clock.now().date()
        await desk.do(CheckInHabit(user_id=user, habit_id=strong.habit_id, day=today))
    moved = MoveKeyResult(
        user_id=user, goal_id=goals[0], result_id=goals[0], move_id=uuid4(), value=3
    )
    await desk.do(moved)
    await desk.do(ReachGoal(user_id=user, goal_id=goals[1]))
    seen = await figures(container, clock, user)
    assert (seen.habits, seen.slipping, seen.strong, seen.best_streak) == (2, 1, 1, 30)
    assert (seen.goals, seen.still_goals, seen.skills, seen.still_skills) == (2, 1, 1, 1)
    practice = LogPractice(user_id=user, skill_id=skill.skill_id, practice_id=uuid4(), minutes=30)
    await desk.do(practice)
    assert (await figures(container, clock, user)).still_skills == 0
