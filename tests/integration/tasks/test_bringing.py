"""Tasks of another program come by the page; a bad one spoils none of the others."""

from datetime import UTC, date, datetime, time
from uuid import uuid4

import pytest
from msgspec.structs import replace

from core.kit.errors import DomainError
from core.tasks.contracts.batch import BringTasks
from core.tasks.contracts.commands import DeleteTask
from core.tasks.contracts.views import TasksBrought
from tests.factories.people import a_person
from tests.factories.things import a_task, a_task_at
from tests.support.desk import Desk


async def test_a_page_is_made_once_and_what_is_refused_is_told(desk: Desk) -> None:
    user = await a_person(desk)
    call = a_task_at(user, 18, title="Созвон", remind_before=(0, 60))
    plain, bad = a_task(user), a_task(user, due_date=date(2026, 3, 11), rrule="FREQ=NEVER")
    far = a_task(user, due_date=date(2200, 1, 1))
    page = BringTasks(user_id=user, tasks=(call, bad, plain, far))
    refused = {bad.task_id: "invalid-recurrence", far.task_id: "too-far"}
    assert await desk.do(page) == TasksBrought(2, refused)
    assert await desk.do(page) == TasksBrought(0, refused)
    assert await desk.alarms(call.task_id) == [
        datetime(2026, 3, 10, 14, tzinfo=UTC),
        datetime(2026, 3, 10, 15, tzinfo=UTC),
    ]
    assert await desk.sent("events.tasks") == ["events.tasks.imported"]


async def test_what_was_deleted_comes_back_with_its_reminder(desk: Desk) -> None:
    user = await a_person(desk)
    call = a_task_at(user, 18)
    page = BringTasks(user_id=user, tasks=(call,))
    await desk.do(page)
    await desk.do(DeleteTask(user_id=user, task_id=call.task_id))
    assert await desk.alarms(call.task_id) == []
    assert (await desk.do(page)).brought == 1
    assert len(await desk.alarms(call.task_id)) == 1


async def test_nobody_brings_tasks_to_others(desk: Desk) -> None:
    user, other = await a_person(desk), await a_person(desk)
    for who in (other, uuid4()):
        with pytest.raises(DomainError, match="not-found"):
            await desk.do(BringTasks(user_id=who, tasks=(a_task(user, due_time=time(9)),)))


async def test_what_others_have_is_refused_and_stays_as_it_is(desk: Desk) -> None:
    user, other = await a_person(desk), await a_person(desk)
    theirs = a_task_at(other, 18, title="Не твоё")
    await desk.do(theirs)
    alarms = await desk.alarms(theirs.task_id)
    mine = a_task_at(user, 19)
    page = BringTasks(user_id=user, tasks=(replace(theirs, user_id=user), mine))
    assert await desk.do(page) == TasksBrought(1, {theirs.task_id: "not-found"})
    assert await desk.alarms(theirs.task_id) == alarms != []
