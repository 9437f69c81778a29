"""Reminders of many subjects at once are those of one after the other, and nobody else's."""

from collections.abc import Iterable
from datetime import datetime, time, timedelta
from uuid import UUID, uuid4, uuid5

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession

from core.kit.errors import DomainError
from core.reminders.contracts import Timetable
from core.reminders.models import Reminder
from core.reminders.repository import ReminderRepository
from tests.factories.people import a_person
from tests.factories.things import TODAY
from tests.support.clocks import StillClock
from tests.support.desk import Desk

RULES = (None, "FREQ=DAILY", "FREQ=WEEKLY;BYDAY=MO;COUNT=2", "FREQ=DAILY;UNTIL=20260301")
NOON = datetime.combine(TODAY, time(12))
STARTS = st.timedeltas(timedelta(days=-1), timedelta(days=2)).map(lambda off: NOON + off)
TIMES = st.lists(st.builds(Timetable, STARTS, st.sampled_from(RULES)), max_size=3)
Asked = dict[int, list[Timetable]]
Step = tuple[str, Asked, str]
STEPS = st.lists(
    st.tuples(
        st.sampled_from(["schedule", "schedule", "cancel", "silence", "wake"]),
        st.dictionaries(st.integers(0, 4), TIMES),
        st.sampled_from(["Europe/Moscow", "America/New_York"]),
    ),
    max_size=6,
)


async def take(book: ReminderRepository, user: UUID, step: Step) -> dict[int, datetime]:
    """One step for all its subjects at once; what is ahead of each."""
    what, asked, zone = step
    ids = {number: uuid5(user, str(number)) for number in asked}
    if what == "schedule":
        wanted = {ids[number]: times for number, times in asked.items()}
        ahead = await book.schedule_all(user, "task", wanted, zone)
    elif what == "wake":
        ahead = await book.unmute_subjects(user, list(ids.values()), zone)
    else:
        await (book.cancel if what == "cancel" else book.mute_subjects)(user, *ids.values())
        ahead = {}
    return {number: ahead[one] for number, one in ids.items() if one in ahead}


def apart(steps: Iterable[Step]) -> Iterable[Step]:
    """The same, for one subject after the other."""
    for what, asked, zone in steps:
        yield from ((what, {number: times}, zone) for number, times in asked.items())


async def kept(session: AsyncSession, user: UUID) -> list[tuple[object, ...]]:
    """The person's reminders, with their subjects' numbers."""
    numbers = {uuid5(user, str(number)): number for number in range(5)}
    columns = (Reminder.start_local, Reminder.rrule, Reminder.zone, Reminder.next_fire_at)
    mine = select(Reminder.subject_id, *columns).where(Reminder.user_id == user)
    found = await session.execute(mine.execution_options(populate_existing=True))
    return sorted(((numbers[row[0]], *row[1:]) for row in found), key=repr)


@settings(max_examples=50, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS)
async def test_many_at_once_are_one_after_the_other(
    desk: Desk, engine: AsyncEngine, steps: list[Step]
) -> None:
    one, other = await a_person(desk), await a_person(desk)
    async with AsyncSession(engine) as session:
        book = ReminderRepository(session, StillClock())
        for step in steps:
            single: dict[int, datetime] = {}
            for part in apart([step]):
                single |= await take(book, other, part)
            assert await take(book, one, step) == single
            await session.flush()
            assert await kept(session, one) == await kept(session, other)


async def test_whoever_names_anothers_subject_changes_nothing_of_it(
    desk: Desk, engine: AsyncEngine
) -> None:
    owner, stranger = await a_person(desk), await a_person(desk)
    subject, own = uuid4(), uuid4()
    daily = Timetable(NOON + timedelta(hours=6), "FREQ=DAILY")
    async with AsyncSession(engine) as session, session.begin():
        book = ReminderRepository(session, StillClock())
        at = await book.schedule(owner, "task", subject, [daily], "Europe/Moscow")
        await book.mute_subjects(stranger, subject, own)
        await book.cancel(stranger, subject, own)
        assert await book.unmute_subjects(stranger, [subject, own], "Asia/Tokyo") == {}
        with pytest.raises(DomainError, match="not-found"):
            await book.schedule_all(stranger, "task", {own: [daily], subject: []}, "Asia/Tokyo")
    assert await desk.alarms(subject) == [at]
    assert await desk.alarms(own) == []
