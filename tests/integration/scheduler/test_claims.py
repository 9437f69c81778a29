"""Each occurrence of a reminder is claimed once, on time or late, by whichever scheduler."""

import asyncio
from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID, uuid4

import pytest
from dishka import AsyncContainer
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession

from core.habits.contracts.commands import ArchiveHabit, EditHabit
from core.reminders.contracts import MoveZone, Timetable
from core.reminders.repository import ReminderRepository
from core.users.contracts import ChangeZone
from core.wiring import create_container
from scheduler.reminders import ReminderFirer
from tests.factories.people import a_person
from tests.factories.things import a_habit, a_task_at
from tests.support.clocks import StillClock
from tests.support.desk import Desk


@pytest.fixture
def fire(container: AsyncContainer, clock: StillClock) -> ReminderFirer:
    return ReminderFirer(container, clock)


async def firings(desk: Desk) -> list[datetime]:
    """Due instants of all notifications so far, each of another key."""
    notes = await desk.notes()
    assert len({note.key for note in notes}) == len(notes)
    return [note.due_at for note in notes if note.due_at is not None]


async def travel(desk: Desk, user: UUID, zone: str) -> None:
    """Change the zone, and what follows from it."""
    await desk.do(ChangeZone(user_id=user, zone=zone))
    await desk.do(MoveZone(user_id=user))


def march(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 3, day, hour, minute, tzinfo=UTC)


async def many_due(container: AsyncContainer, user: UUID, count: int, clock: StillClock) -> None:
    start = clock.now().replace(tzinfo=None) + timedelta(seconds=1)
    async with container() as scope:
        book, session = await scope.get(ReminderRepository), await scope.get(AsyncSession)
        async with session.begin():
            for number in range(count):
                at = Timetable(start + timedelta(seconds=number % 7), "FREQ=DAILY")
                await book.schedule(user, "task", uuid4(), [at], "UTC")


async def test_schedulers_side_by_side_with_clocks_apart_fire_each_occurrence_once(
    desk: Desk, engine: AsyncEngine, container: AsyncContainer, clock: StillClock
) -> None:
    user = await a_person(desk)
    await many_due(container, user, 700, clock)
    clock.shift(minutes=1)
    ahead = StillClock(clock.now() + timedelta(hours=1))
    fires = [ReminderFirer(create_container(engine, one), one) for one in (clock, ahead) * 2]
    await asyncio.gather(*(fire() for fire in fires))
    assert len(await firings(desk)) == 700
    clock.shift(hours=2)
    await asyncio.gather(*(fire() for fire in fires))
    assert len(await firings(desk)) == 700
    clock.shift(days=1)
    await asyncio.gather(*(fire() for fire in fires))
    assert len(await firings(desk)) == 1400


async def test_a_daily_habit_reminds_every_day_at_its_local_time(
    desk: Desk, fire: ReminderFirer, clock: StillClock
) -> None:
    """Through the night in which Berlin moves its clock."""
    user = await a_person(desk, "Europe/Berlin")
    clock.instant = march(27, 12)
    await desk.do(a_habit(user, remind_time=time(9)))
    for _ in range(4 * 24):
        clock.shift(hours=1)
        await fire()
    assert await firings(desk) == [march(28, 8), march(29, 7), march(30, 7), march(31, 7)]


async def test_three_days_away_bring_one_late_reminder_and_then_the_usual_ones(
    desk: Desk, fire: ReminderFirer, clock: StillClock
) -> None:
    """Of the missed ones the last is said."""
    user = await a_person(desk, "UTC")
    await desk.do(a_habit(user, remind_time=time(18)))
    clock.shift(days=3)
    await fire()
    assert await firings(desk) == [march(12, 18)]
    clock.shift(hours=6)
    next_due = await fire()
    assert await firings(desk) == [march(12, 18), march(13, 18)]
    assert next_due == march(14, 18)


async def test_a_clock_put_back_repeats_nothing(
    desk: Desk, fire: ReminderFirer, clock: StillClock
) -> None:
    user = await a_person(desk, "UTC")
    await desk.do(a_habit(user, remind_time=time(13)))
    clock.shift(hours=1)
    for _ in range(3):
        await fire()
        clock.shift(hours=-1)
        await fire()
        clock.shift(hours=1)
    assert await firings(desk) == [march(10, 13)]


@pytest.mark.parametrize(
    ("zone", "expected"),
    [
        ("Europe/London", [march(10, 18), march(11, 18)]),  # later today, as promised: 18:00 there
        ("Asia/Tokyo", [march(10, 9), march(11, 9)]),  # 18:00 has passed there: at once, not lost
    ],
)
async def test_a_zone_change_moves_what_waits(
    desk: Desk, fire: ReminderFirer, clock: StillClock, zone: str, expected: list[datetime]
) -> None:
    user = await a_person(desk, "Europe/Moscow")
    await desk.do(a_habit(user, remind_time=time(18)))
    await travel(desk, user, zone)
    for _ in range(32):
        await fire()
        clock.shift(hours=1)
    assert await firings(desk) == expected


async def test_a_journey_west_does_not_remind_twice_a_day(
    desk: Desk, fire: ReminderFirer, clock: StillClock
) -> None:
    user = await a_person(desk, "Europe/Moscow")
    await desk.do(a_habit(user, remind_time=time(16)))
    clock.shift(hours=2)  # 17:00 in Moscow: today's has come
    await fire()
    await travel(desk, user, "America/New_York")  # 10:00 there
    for _ in range(12):
        clock.shift(hours=1)
        await fire()
    assert await firings(desk) == [march(10, 13)]


async def test_an_occurrence_that_waits_survives_a_zone_change(
    desk: Desk, fire: ReminderFirer, clock: StillClock
) -> None:
    user = await a_person(desk, "Europe/Moscow")
    await desk.do(a_habit(user, remind_time=time(16)))
    clock.shift(hours=3)  # no scheduler ran
    await travel(desk, user, "Asia/Tokyo")
    await fire()
    assert len(await firings(desk)) == 1


async def test_one_reminder_that_cannot_be_computed_holds_up_nobody(
    desk: Desk, engine: AsyncEngine, fire: ReminderFirer, clock: StillClock
) -> None:
    user = await a_person(desk, "UTC")
    broken = [await desk.do(a_habit(user, remind_time=time(13))) for _ in range(2)]
    whole = await desk.do(a_habit(user, remind_time=time(13)))
    spoil = "UPDATE reminders SET zone = :zone, rrule = :rrule WHERE subject_id = :id"
    values = [("Mars/Olympus", "FREQ=DAILY"), ("UTC", "FREQ=NEVER")]
    async with engine.begin() as connection:
        for habit, (zone, rrule) in zip(broken, values, strict=True):
            await connection.execute(text(spoil), {"zone": zone, "rrule": rrule, "id": habit.id})
    clock.shift(hours=2)
    await fire()
    assert [note.subject_id for note in await desk.notes()] == [whole.id]


async def test_what_is_archived_is_silent_and_new_days_are_kept(
    desk: Desk, fire: ReminderFirer, clock: StillClock
) -> None:
    user = await a_person(desk, "UTC")
    archived = await desk.do(a_habit(user, remind_time=time(13)))
    mondays = await desk.do(a_habit(user, remind_time=time(13)))
    await desk.do(ArchiveHabit(user_id=user, habit_id=archived.id))
    await desk.do(EditHabit(user_id=user, habit_id=mondays.id, weekdays=0b0000001))
    for _ in range(8):
        clock.shift(days=1)
        await fire()
    assert await firings(desk) == [march(16, 13)]


async def test_renaming_a_habit_keeps_the_reminder_that_waits(
    desk: Desk, fire: ReminderFirer, clock: StillClock
) -> None:
    user = await a_person(desk, "UTC")
    habit = await desk.do(a_habit(user, remind_time=time(13)))
    clock.shift(hours=2)
    await desk.do(EditHabit(user_id=user, habit_id=habit.id, title="Бег"))
    await fire()
    assert await firings(desk) == [march(10, 13)]


async def test_a_one_off_fires_once_and_names_its_task(
    desk: Desk, fire: ReminderFirer, clock: StillClock
) -> None:
    user = await a_person(desk, "UTC")
    task = await desk.do(a_task_at(user, 13, due_date=date(2026, 3, 10)))
    clock.shift(hours=1)
    assert await fire() is None
    clock.shift(days=1)
    await fire()
    [note] = await desk.notes()
    assert (note.subject_id, note.user_id, note.kind) == (task.id, user, "task")
