"""The bell of a timer that came due while nothing ran is told of with all else, and once."""

from datetime import timedelta
from uuid import uuid4

import msgspec
from dishka import AsyncContainer
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncEngine

from core.focus.contracts import StartFocus
from core.kit.outbox import OutboxRow
from core.reminders.contracts import ReminderDue
from core.reminders.queries import BundleQueries
from scheduler.reminders import ReminderFirer
from tests.factories.people import a_person
from tests.factories.things import a_task_at
from tests.support.clocks import StillClock
from tests.support.desk import Desk
from worker.reactions import finish_focus

RANG = select(OutboxRow.payload).where(OutboxRow.subject == f"events.{ReminderDue.subject}")


async def test_a_bell_after_an_outage_comes_in_the_bundle_and_not_once_more(
    desk: Desk, engine: AsyncEngine, container: AsyncContainer, clock: StillClock
) -> None:
    user = await a_person(desk, "UTC")
    task = await desk.do(a_task_at(user, 13))
    timer = await desk.do(StartFocus(user_id=user, session_id=uuid4()))
    clock.instant += timedelta(hours=26)
    for _ in range(2):  # a bundle goes after all else
        await ReminderFirer(container, clock)()
    async with engine.connect() as connection:
        [rang] = await connection.scalars(RANG)
    for command in finish_focus(msgspec.json.decode(rang, type=ReminderDue)):
        over = await desk.do(command)
        assert (over.end, over.ended_at) == ("finished", timer.due_at)
    [bundle] = await desk.notes()
    assert (bundle.kind, bundle.data) == ("bundle", {"reason": "away"})
    assert bundle.subject_id is not None
    async with container() as scope:
        items = await (await scope.get(BundleQueries)).list_items(bundle.subject_id, user)
    assert [one.subject_id for one in items] == [timer.id, task.id]
