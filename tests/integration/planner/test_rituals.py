"""Morning and evening come at the person's own time, wherever they are, and keep quiet hours."""

from datetime import UTC, datetime, time, timedelta
from typing import Any
from uuid import UUID

import pytest
from dishka import AsyncContainer

from core.planner.contracts import Ritual, Rituals, SetRituals, build_ritual_id
from core.reminders.contracts import MoveZone
from core.reminders.queries import BundleQueries
from core.users.contracts import ChangeZone, SetQuietHours
from scheduler.reminders import ReminderFirer
from tests.factories.people import a_person
from tests.support.clocks import StillClock
from tests.support.desk import Desk


def at(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 3, day, hour, minute, tzinfo=UTC)


async def rituals(desk: Desk, user: UUID, **times: Any) -> Rituals:
    return await desk.do(SetRituals(user_id=user, **times))


async def alarms(desk: Desk, user: UUID, ritual: Ritual) -> list[datetime]:
    return await desk.alarms(build_ritual_id(user, ritual))


@pytest.fixture
def fire(container: AsyncContainer, clock: StillClock) -> ReminderFirer:
    return ReminderFirer(container, clock)


async def test_each_is_set_alone_changed_and_turned_off(desk: Desk) -> None:
    """It is 15:00 in Moscow: the morning of today is over, the evening is ahead."""
    user = await a_person(desk)
    await rituals(desk, user, morning_at=time(8))
    both = await rituals(desk, user, evening_at=time(21, 30))
    assert both == Rituals(morning_at=time(8), evening_at=time(21, 30))
    assert await alarms(desk, user, "morning") == [at(11, 5)]
    assert await alarms(desk, user, "evening") == [at(10, 18, 30)]
    await rituals(desk, user, morning_at=time(7, 15))
    await rituals(desk, user, evening_at=None)
    assert await alarms(desk, user, "morning") == [at(11, 4, 15)]
    assert await alarms(desk, user, "evening") == []


async def test_they_come_every_day_and_follow_the_person_to_another_zone(
    desk: Desk, clock: StillClock, fire: ReminderFirer
) -> None:
    user = await a_person(desk)
    await rituals(desk, user, morning_at=time(8))
    for day in (11, 12):
        clock.instant = at(day, 5)
        await fire()
    assert [note.due_at for note in await desk.notes("morning")] == [at(11, 5), at(12, 5)]
    await desk.do(ChangeZone(user_id=user, zone="Asia/Yekaterinburg"))
    await desk.do(MoveZone(user_id=user))
    assert await alarms(desk, user, "morning") == [at(13, 3)]
    clock.instant = at(13, 3)
    await fire()
    assert len(await desk.notes("morning")) == 3
    assert await alarms(desk, user, "morning") == [at(14, 3)]


async def test_one_in_quiet_hours_waits_for_their_end(
    desk: Desk, container: AsyncContainer, clock: StillClock, fire: ReminderFirer
) -> None:
    user = await a_person(desk)
    await desk.do(SetQuietHours(user_id=user, quiet_from=time(23), quiet_to=time(9)))
    await rituals(desk, user, morning_at=time(8))
    clock.instant = at(11, 5)
    await fire()
    assert await desk.notes() == []
    clock.shift(hours=1)
    for _ in range(2):
        await fire()
    [bundle] = await desk.notes()
    assert bundle.subject_id is not None
    async with container() as scope:
        items = await (await scope.get(BundleQueries)).list_items(bundle.subject_id, user)
    assert [(item.kind, item.due_at) for item in items] == [("morning", at(11, 5))]


async def test_after_an_outage_the_last_morning_alone_is_told(
    desk: Desk, clock: StillClock, fire: ReminderFirer
) -> None:
    user = await a_person(desk)
    await rituals(desk, user, morning_at=time(8))
    clock.instant = at(14, 5) + timedelta(minutes=20)
    await fire()
    [note] = await desk.notes("morning")
    assert note.due_at == at(14, 5)
