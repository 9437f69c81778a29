"""A task reminds when it should and is silent when it should be."""

from datetime import UTC, datetime, time, timedelta
from uuid import uuid4

import pytest
from msgspec import ValidationError, convert, to_builtins

from core.kit.errors import DomainError
from core.tasks.contracts.commands import (
    AddTask,
    CompleteTask,
    DeleteTask,
    EditTask,
    ReopenTask,
    RestoreTask,
    SnoozeTask,
)
from tests.factories.people import a_person
from tests.factories.things import TODAY, a_task, a_task_at
from tests.support.clocks import StillClock
from tests.support.desk import Desk

SIX_IN_MOSCOW = datetime(2026, 3, 10, 15, tzinfo=UTC)  # 18:00 there; the clock shows 15:00 now


async def test_a_task_with_a_time_reminds_at_it_and_with_leads_before_it(desk: Desk) -> None:
    user = await a_person(desk)
    plain = await desk.do(a_task_at(user, 18))
    early = await desk.do(a_task_at(user, 18, remind_before=(60, 10, 10)))
    assert await desk.alarms(plain.id) == [SIX_IN_MOSCOW]
    leads = [SIX_IN_MOSCOW - timedelta(minutes=lead) for lead in (60, 10)]
    assert await desk.alarms(early.id) == leads
    assert (plain.remind_at, early.remind_at) == (SIX_IN_MOSCOW, leads[0])


@pytest.mark.parametrize(("over", "back"), [(CompleteTask, ReopenTask), (DeleteTask, RestoreTask)])
@pytest.mark.parametrize("put_off", [False, True])
async def test_done_or_deleted_is_silent_and_undo_brings_back_what_was_ahead(
    desk: Desk, over: type[CompleteTask], back: type[ReopenTask], put_off: bool
) -> None:
    """A snooze too: the undo of a slip must not lose the reminder the person asked for."""
    user = await a_person(desk)
    task = await desk.do(a_task_at(user, 18))
    if put_off:
        task = await desk.do(SnoozeTask(user_id=user, task_id=task.id, until="1h"))
    before = await desk.alarms(task.id)
    silent = await desk.do(over(user_id=user, task_id=task.id))
    assert (await desk.alarms(task.id), silent.remind_at) == ([], None)
    restored = await desk.do(back(user_id=user, task_id=task.id))
    assert await desk.alarms(task.id) == before
    assert restored.remind_at == before[0]


async def test_a_snooze_survives_a_correction_of_the_title(desk: Desk) -> None:
    user = await a_person(desk)
    task = await desk.do(a_task_at(user, 14))  # an hour ago
    await desk.do(SnoozeTask(user_id=user, task_id=task.id, until="1h"))
    snoozed = await desk.alarms(task.id)
    await desk.do(EditTask(user_id=user, task_id=task.id, title="Молоко и хлеб"))
    assert await desk.alarms(task.id) == snoozed != []


async def test_another_time_moves_the_reminder_and_no_time_drops_it(desk: Desk) -> None:
    user = await a_person(desk)
    task = await desk.do(a_task_at(user, 18))
    moved = EditTask(user_id=user, task_id=task.id, due_time=time(20))
    assert (await desk.do(moved)).remind_at == SIX_IN_MOSCOW + timedelta(hours=2)
    dateless = await desk.do(EditTask(user_id=user, task_id=task.id, due_date=None))
    assert (dateless.due_time, await desk.alarms(task.id)) == (None, [])


async def test_a_time_changed_while_done_holds_after_the_undo(desk: Desk) -> None:
    user = await a_person(desk)
    task = await desk.do(a_task_at(user, 18))
    await desk.do(CompleteTask(user_id=user, task_id=task.id))
    await desk.do(EditTask(user_id=user, task_id=task.id, due_time=time(20)))
    assert await desk.alarms(task.id) == []
    await desk.do(ReopenTask(user_id=user, task_id=task.id))
    assert await desk.alarms(task.id) == [SIX_IN_MOSCOW + timedelta(hours=2)]


async def test_snoozes_in_the_hour_that_comes_twice_are_not_lost(
    desk: Desk, clock: StillClock
) -> None:
    """02:10 in Berlin, for the second time: 02:25 is past already, by its name."""
    clock.instant = datetime(2026, 10, 25, 1, 10, tzinfo=UTC)
    user = await a_person(desk, "Europe/Berlin")
    task = await desk.do(a_task(user))
    for until in ("15min", "1h"):
        snoozed = await desk.do(SnoozeTask(user_id=user, task_id=task.id, until=until))
        assert snoozed.remind_at is not None
        assert timedelta() < snoozed.remind_at - clock.now() <= timedelta(minutes=75)


async def test_what_is_done_or_deleted_is_not_snoozed_or_done_again(desk: Desk) -> None:
    user = await a_person(desk)
    done, gone = await desk.do(a_task(user)), await desk.do(a_task(user, rrule="FREQ=DAILY"))
    await desk.do(CompleteTask(user_id=user, task_id=done.id))
    await desk.do(DeleteTask(user_id=user, task_id=gone.id))
    with pytest.raises(DomainError, match="task-done"):
        await desk.do(SnoozeTask(user_id=user, task_id=done.id, until="1h"))
    for late in (
        SnoozeTask(user_id=user, task_id=gone.id, until="1h"),
        CompleteTask(user_id=user, task_id=gone.id),
    ):
        with pytest.raises(DomainError, match="not-found"):
            await desk.do(late)


@pytest.mark.parametrize("lead", [-1, 10**9, 10**18])
def test_leads_out_of_reason_are_malformed(lead: int) -> None:
    command = to_builtins(a_task_at(uuid4(), 9))
    with pytest.raises(ValidationError):
        convert(command | {"remind_before": [lead]}, AddTask)


async def test_the_first_day_of_the_calendar_is_a_date_like_any_other(desk: Desk) -> None:
    user = await a_person(desk)
    ancient = a_task_at(user, 9, due_date=TODAY.replace(1, 1, 1), remind_before=(60,))
    task = await desk.do(ancient)
    assert (await desk.alarms(task.id), task.due_date) == ([], TODAY.replace(1, 1, 1))


async def test_reminders_at_moments_and_before_the_time_come_together(desk: Desk) -> None:
    user = await a_person(desk)
    noon = datetime.combine(TODAY + timedelta(days=1), time(12))
    task = await desk.do(a_task_at(user, 18, remind_before=(60,), remind_on=(noon,)))
    hour_before = SIX_IN_MOSCOW - timedelta(hours=1)
    assert await desk.alarms(task.id) == [hour_before, datetime(2026, 3, 11, 9, tzinfo=UTC)]
    edit = EditTask(user_id=user, task_id=task.id, remind_before=(), remind_on=())
    await desk.do(edit)
    assert await desk.alarms(task.id) == [SIX_IN_MOSCOW]


async def test_a_snooze_to_a_moment_and_none_into_the_past(desk: Desk) -> None:
    user = await a_person(desk)
    task = await desk.do(a_task(user))
    tomorrow = datetime.combine(TODAY + timedelta(days=1), time(7, 5))
    snoozed = await desk.do(SnoozeTask(user_id=user, task_id=task.id, at=tomorrow))
    assert snoozed.remind_at == datetime(2026, 3, 11, 4, 5, tzinfo=UTC)
    for wrong, code in (
        ({"at": datetime.combine(TODAY, time(14, 59))}, "past-moment"),
        ({"at": tomorrow.replace(year=2101)}, "too-far"),
        ({"at": tomorrow, "until": "1h"}, "snooze-when"),
        ({}, "snooze-when"),
    ):
        with pytest.raises(DomainError, match=code):
            await desk.do(SnoozeTask(user_id=user, task_id=task.id, **wrong))
