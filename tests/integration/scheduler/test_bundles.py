"""Quiet hours and outages: each thing is said once, in a bundle or by itself."""

import asyncio
from collections import Counter
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID, uuid4

import pytest
from dishka import AsyncContainer
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession

from core.kit.messages import Notification
from core.reminders.contracts import BundledReminder, MoveZone, Timetable
from core.reminders.queries import BundleQueries
from core.reminders.repository import ReminderRepository
from core.tasks.contracts.commands import CompleteTask
from core.users.contracts import ChangeZone
from core.wiring import create_container
from scheduler import reminders as ticks
from scheduler.reminders import ReminderFirer
from tests.factories.people import a_person
from tests.factories.things import a_habit, a_task_at
from tests.support.clocks import StillClock
from tests.support.desk import Desk


@dataclass(slots=True, frozen=True)
class Night:
    """Runs schedulers and the clock, and looks at what people get."""

    desk: Desk
    engine: AsyncEngine
    container: AsyncContainer
    clock: StillClock
    fire: ReminderFirer

    async def quiet(self, user: UUID, begin: time | None, end: time | None) -> None:
        hours = "UPDATE users SET quiet_from = :begin, quiet_to = :end WHERE id = :id"
        async with self.engine.begin() as connection:
            await connection.execute(text(hours), {"begin": begin, "end": end, "id": user})

    async def until(self, instant: datetime, step: timedelta = timedelta(minutes=30)) -> None:
        """Let the time pass with a scheduler at work."""
        while self.clock.now() < instant:
            self.clock.instant = min(instant, self.clock.now() + step)
            for _ in range(2):  # a bundle goes after all else
                await self.fire()

    async def items(self, note: Notification) -> list[BundledReminder]:
        assert note.subject_id is not None
        async with self.container() as scope:
            return await (await scope.get(BundleQueries)).list_items(note.subject_id, note.user_id)

    async def said(self) -> Counter[UUID | None]:
        """How often each thing was said, by itself or in a bundle."""
        said: Counter[UUID | None] = Counter()
        for note in await self.desk.notes():
            told = await self.items(note) if note.kind == "bundle" else [note]
            said.update(one.subject_id for one in told)
        return said

    async def book(self, user: UUID, kind: str, subject: UUID, at: datetime) -> None:
        async with self.container() as scope:
            book, session = await scope.get(ReminderRepository), await scope.get(AsyncSession)
            async with session.begin():
                await book.schedule(
                    user, kind, subject, [Timetable(at.replace(tzinfo=None))], "UTC"
                )


@pytest.fixture
def night(desk: Desk, engine: AsyncEngine, container: AsyncContainer, clock: StillClock) -> Night:
    return Night(desk, engine, container, clock, ReminderFirer(container, clock))


def at(day: int, hour: int, minute: int = 0, month: int = 3) -> datetime:
    return datetime(2026, month, day, hour, minute, tzinfo=UTC)


async def test_a_night_comes_as_one_bundle_in_the_morning(night: Night) -> None:
    user = await a_person(night.desk, "Europe/Moscow")
    await night.quiet(user, time(23), time(7))
    evening = await night.desk.do(a_habit(user, remind_time=time(22, 30)))
    late = await night.desk.do(a_task_at(user, 23))
    night_habit = await night.desk.do(a_habit(user, remind_time=time(1)))
    await night.until(at(11, 3, 30))
    assert [note.subject_id for note in await night.desk.notes()] == [evening.id]
    await night.until(at(11, 12))
    _, bundle = await night.desk.notes()
    assert (bundle.kind, bundle.due_at, bundle.data) == ("bundle", at(11, 4), {"reason": "quiet"})
    told = [(one.kind, one.subject_id) for one in await night.items(bundle)]
    assert told == [("task", late.id), ("habit", night_habit.id)]
    await night.until(at(12, 12))
    assert (await night.said())[night_habit.id] == 2


@pytest.mark.parametrize(
    ("noon", "end"),
    [(at(28, 12), at(29, 5)), (at(24, 12, month=10), at(25, 6, month=10))],
)
async def test_nights_in_which_the_clock_changes(
    night: Night, noon: datetime, end: datetime
) -> None:
    """07:00 in Berlin is another instant on the morning after, and nothing is said twice."""
    night.clock.instant = noon
    user = await a_person(night.desk, "Europe/Berlin")
    await night.quiet(user, time(22), time(7))
    habit = await night.desk.do(a_habit(user, remind_time=time(2, 30)))
    await night.until(noon + timedelta(hours=23))
    [bundle] = await night.desk.notes()
    assert (bundle.kind, bundle.due_at) == ("bundle", end)
    assert [one.subject_id for one in await night.items(bundle)] == [habit.id]


async def test_focus_is_not_put_off(night: Night) -> None:
    user = await a_person(night.desk, "UTC")
    await night.quiet(user, time(11), time(18))
    await night.book(user, "pomodoro", user, at(10, 13))
    await night.book(user, "focus", uuid4(), at(10, 13))
    await night.until(at(10, 13))
    assert [note.kind for note in await night.desk.notes()] == ["pomodoro"]
    assert await night.desk.sent("events.reminders.due") == ["events.reminders.due"]


async def test_after_an_outage_the_old_comes_in_one_bundle_and_the_recent_by_itself(
    night: Night, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One bundle a person, though the batches are small and two schedulers work."""
    monkeypatch.setattr(ticks, "BATCH_SIZE", 3)
    people = [await a_person(night.desk, "UTC") for _ in range(2)]
    ids = set()
    for user in people:
        due = [a_task_at(user, hour) for hour in (13, 14, 15, 16, 23)]
        due += [a_task_at(user, 20, due_date=date(2026, 3, 14))]
        ids |= {(await night.desk.do(one)).id for one in due}
        ids.add((await night.desk.do(a_habit(user, remind_time=time(13)))).id)
    night.clock.instant = at(15, 12)
    fires = [ReminderFirer(night.container, night.clock) for _ in range(2)]
    for _ in range(3):
        await asyncio.gather(*(fire() for fire in fires))
    notes = await night.desk.notes()
    assert Counter((note.kind, note.user_id) for note in notes) == Counter(
        (kind, user) for user in people for kind in ("task", "habit", "bundle")
    )
    assert await night.said() == Counter(ids)
    bundles = [note for note in notes if note.kind == "bundle"]
    assert all(note.data == {"reason": "away"} for note in bundles)
    assert {note.due_at for note in notes if note.kind == "habit"} == {at(14, 13)}


async def test_pomodoro_that_ended_long_ago_is_told_as_missed(night: Night) -> None:
    user = await a_person(night.desk, "UTC")
    await night.book(user, "pomodoro", user, at(10, 12, 30))
    night.clock.shift(minutes=41)
    await night.until(at(10, 13))
    [note] = await night.desk.notes()
    assert (note.kind, note.data["reason"]) == ("bundle", "away")


@pytest.mark.parametrize(
    ("zone", "end"), [("Asia/Tokyo", at(10, 22)), ("America/New_York", at(11, 11))]
)
async def test_a_journey_in_quiet_hours_loses_and_doubles_nothing(
    night: Night, zone: str, end: datetime
) -> None:
    """The bundle follows to 07:00 of the new zone; what comes up there joins it."""
    user = await a_person(night.desk, "Europe/Moscow")
    await night.quiet(user, time(20), time(7))
    before = await night.desk.do(a_task_at(user, 20, 30))
    await night.until(at(10, 18))
    await night.desk.do(ChangeZone(user_id=user, zone=zone))
    await night.book(user, "task", user, at(10, 18, 30) if zone == "Asia/Tokyo" else at(11, 5))
    await night.until(at(10, 19))
    await night.desk.do(MoveZone(user_id=user))
    await night.until(at(11, 13))
    notes = await night.desk.notes()
    assert [(note.kind, note.due_at) for note in notes] == [("bundle", end)]
    assert await night.said() == {before.id: 1, user: 1}


@pytest.mark.parametrize(
    ("begin", "end", "told_at"),
    [
        (time(22), time(9), at(11, 9)),  # later: not told while it is quiet
        (time(22), time(5), at(11, 5)),  # earlier: what comes next pulls it
        (None, None, at(11, 7)),
    ],
)
async def test_changed_quiet_hours_lose_and_double_nothing(
    night: Night, begin: time | None, end: time | None, told_at: datetime
) -> None:
    user = await a_person(night.desk, "UTC")
    await night.quiet(user, time(22), time(7))
    tasks = [await night.desk.do(a_task_at(user, 22, minute)) for minute in (10, 40)]
    await night.until(at(10, 22, 30))
    if begin:
        await night.quiet(user, begin, end)
    await night.until(at(10, 23))
    await night.quiet(user, begin, end)
    await night.until(at(11, 12))
    [bundle] = await night.desk.notes()
    assert (bundle.kind, bundle.due_at) == ("bundle", told_at)
    assert await night.said() == {task.id: 1 for task in tasks}


async def test_what_is_done_before_its_time_is_in_no_bundle(night: Night) -> None:
    user = await a_person(night.desk, "UTC")
    await night.quiet(user, time(22), time(7))
    done = await night.desk.do(a_task_at(user, 23))
    await night.desk.do(CompleteTask(user_id=user, task_id=done.id))
    await night.until(at(11, 12))
    assert await night.desk.notes() == []


async def test_many_schedulers_fill_one_bundle(
    night: Night, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Rows of one person in many small batches at once, also at the moment the bundle goes."""
    monkeypatch.setattr(ticks, "BATCH_SIZE", 2)
    user = await a_person(night.desk, "UTC")
    await night.quiet(user, time(12), time(13))
    tasks = {(await night.desk.do(a_task_at(user, 12, n % 59 + 1))).id for n in range(40)}
    ahead = StillClock(at(10, 12, 58))
    behind = StillClock(at(10, 12, 58))
    fires = [ReminderFirer(create_container(night.engine, one), one) for one in (ahead, behind) * 2]
    for minutes in (0, 1, 2, 3):
        ahead.instant = at(10, 12, 58) + timedelta(minutes=minutes)
        for _ in range(3):
            await asyncio.gather(*(fire() for fire in fires))
    behind.instant = ahead.instant
    for _ in range(3):
        await asyncio.gather(*(fire() for fire in fires))
    assert await night.said() == dict.fromkeys(tasks, 1)
