"""Who moves to another zone keeps their streaks, and what lies ahead keeps its time on the dial."""

from datetime import datetime, time, timedelta
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

import pytest
from dishka import AsyncContainer

from core.focus.contracts import StartFocus
from core.habits.contracts.commands import CheckInHabit, CreateHabit
from core.habits.contracts.views import HabitCard
from core.habits.queries import HabitQueries
from core.reminders.contracts import MoveZone
from core.tasks.contracts.commands import AddTask
from core.users.contracts import ChangeZone
from core.users.queries import UserQueries
from tests.factories.people import a_person
from tests.support.clocks import StillClock
from tests.support.desk import Desk

DAYS = 5
PLACES = (
    "Asia/Vladivostok",
    "America/New_York",
    "Asia/Kathmandu",
    "Australia/Lord_Howe",
    "Pacific/Auckland",
)


async def a_habit(desk: Desk, clock: StillClock, user: UUID) -> HabitCard:
    """Ticked on each of the last days."""
    made = CreateHabit(user_id=user, habit_id=uuid4(), title="Зарядка", remind_time=time(8))
    habit = await desk.do(made)
    for _ in range(DAYS):
        clock.shift(days=1)
        habit = await desk.do(CheckInHabit(user_id=user, habit_id=habit.id))
    return habit


def dial(instant: datetime, zone: str) -> datetime:
    return instant.astimezone(ZoneInfo(zone)).replace(tzinfo=None)


@pytest.mark.parametrize("zone", PLACES)
async def test_a_traveller_keeps_hours_and_streaks(
    desk: Desk, clock: StillClock, container: AsyncContainer, zone: str
) -> None:
    user = await a_person(desk, "Europe/Moscow")
    habit = await a_habit(desk, clock, user)
    day = dial(clock.now(), "Europe/Moscow").date() + timedelta(days=2)
    planned = AddTask(
        user_id=user, task_id=uuid4(), title="Отчёт", due_date=day, due_time=time(9, 30)
    )
    task = await desk.do(planned)
    before = [dial(at, "Europe/Moscow") for at in await desk.alarms(habit.id)]
    await desk.do(ChangeZone(user_id=user, zone=zone))
    await desk.do(MoveZone(user_id=user))
    assert [dial(at, zone) for at in await desk.alarms(task.id)] == [
        datetime.combine(day, time(9, 30))
    ]
    assert [dial(at, zone) for at in await desk.alarms(habit.id)] == before
    async with container() as scope:
        profile = await (await scope.get(UserQueries)).get_profile(user)
        assert profile is not None
        today = profile.get_day(clock.now())
        queries = await scope.get(HabitQueries)
        seen = await queries.get_card(habit.id, user, today)
    assert seen is not None
    assert seen.streak == habit.streak == DAYS


async def test_a_timer_under_way_ends_when_it_would_have_ended(desk: Desk) -> None:
    """It is an instant, whatever the clock on the wall."""
    user = await a_person(desk, "Europe/Moscow")
    work = await desk.do(StartFocus(user_id=user, session_id=uuid4()))
    await desk.do(ChangeZone(user_id=user, zone="Asia/Vladivostok"))
    await desk.do(MoveZone(user_id=user))
    assert await desk.alarms(work.id) == [work.due_at]
