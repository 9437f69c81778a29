"""What the caller hears, and what the person is told when the caller no longer listens."""

import asyncio
from uuid import uuid4

import pytest
from nats.js import JetStreamContext
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from core.delivery.contracts import Kind
from core.kit.errors import DomainError
from core.kit.nats.commands import CommandNotConfirmed, CommandPending, NatsCommandBus
from core.kit.nats.streams import COMMANDS, DEAD, NOTIFY
from core.tasks.contracts.commands import CompleteTask
from tests.factories.people import a_person
from tests.factories.things import a_task
from tests.integration.worker.conftest import Working
from tests.support.desk import Desk
from tests.support.nats_servers import OwnNats
from tests.support.waiting import eventually


async def all_done(js: JetStreamContext) -> bool:
    return (await js.stream_info(COMMANDS)).state.messages == 0


async def test_a_reply_in_time_is_all_there_is(
    desk: Desk, patient_bus: NatsCommandBus, worker: None, js: JetStreamContext
) -> None:
    user = await a_person(desk)
    task = await patient_bus.execute(a_task(user), command_id=uuid4())
    assert task.title == "Купить молоко"
    with pytest.raises(DomainError) as refusal:
        await patient_bus.execute(CompleteTask(user_id=user, task_id=uuid4()), command_id=uuid4())
    assert (refusal.value.code, refusal.value.params) == ("not-found", {"what": "task"})
    await eventually(lambda: all_done(js), "both acknowledged")
    assert await desk.notes() == []


@pytest.mark.parametrize("known", [True, False])
async def test_without_a_worker_the_command_is_kept_and_its_result_told_later(
    desk: Desk, bus: NatsCommandBus, working: Working, js: JetStreamContext, known: bool
) -> None:
    """Once, whether it worked or was refused."""
    user = await a_person(desk) if known else uuid4()
    command_id = uuid4()
    with pytest.raises(CommandPending):
        await bus.execute(a_task(user), command_id=command_id)
    async with working():
        await eventually(lambda: all_done(js), "done after all")
    [note] = {note.key: note for note in await desk.notes(Kind.LATE_RESULT)}.values()
    assert (note.key, note.user_id) == (f"late:{command_id}", user)
    assert note.data == {"command": "tasks.add", "result": "ok" if known else "not-found"}
    assert len(await desk.sent("events.tasks.added")) == (1 if known else 0)


async def test_a_slow_reply_is_told_once_and_the_patient_caller_hears_it_himself(
    desk: Desk,
    engine: AsyncEngine,
    bus: NatsCommandBus,
    patient_bus: NatsCommandBus,
    worker: None,
    js: JetStreamContext,
) -> None:
    """A lock holds the command up for longer than the one caller waits."""
    user = await a_person(desk)
    task = await desk.do(a_task(user))
    done = CompleteTask(user_id=user, task_id=task.id)
    slow, patient = uuid4(), uuid4()
    async with engine.begin() as connection:
        await connection.execute(text("SELECT 1 FROM tasks FOR UPDATE"))
        waiting = asyncio.create_task(patient_bus.execute(done, command_id=patient))
        with pytest.raises(CommandPending):
            await bus.execute(done, command_id=slow)
    assert (await waiting).completed_at is not None
    await eventually(lambda: all_done(js), "all done")
    keys = {note.key for note in await desk.notes(Kind.LATE_RESULT)}
    assert keys == {f"late:{slow}"}


async def test_a_result_told_late_reaches_delivery_once(
    desk: Desk, bus: NatsCommandBus, working: Working, js: JetStreamContext
) -> None:
    user = await a_person(desk)
    with pytest.raises(CommandPending):
        await bus.execute(a_task(user), command_id=uuid4())
    async with working():

        async def told() -> bool:
            return (await js.stream_info(NOTIFY)).state.messages > 0 and await all_done(js)

        await eventually(told, "the result on its way")
    assert (await js.stream_info(NOTIFY)).state.messages == 1


async def test_without_nats_nothing_is_promised(
    desk: Desk, bus: NatsCommandBus, nats_server: OwnNats, working: Working, js: JetStreamContext
) -> None:
    user = await a_person(desk)
    nats_server.freeze()
    try:
        with pytest.raises(CommandNotConfirmed):
            await bus.execute(a_task(user), command_id=uuid4())
    finally:
        nats_server.thaw()


async def test_a_command_that_always_fails_is_told_to_its_person(
    desk: Desk,
    engine: AsyncEngine,
    bus: NatsCommandBus,
    patient_bus: NatsCommandBus,
    worker: None,
    js: JetStreamContext,
) -> None:
    """A fault of ours: five tries, a dead letter, a message; other commands go on meanwhile."""
    user, other = await a_person(desk), await a_person(desk)
    async with engine.begin() as connection:
        refuse = "ALTER TABLE tasks ADD CONSTRAINT bug CHECK (title <> 'сломайся')"
        await connection.execute(text(refuse))
    try:
        with pytest.raises(CommandPending):
            await bus.execute(a_task(user, title="сломайся"), command_id=uuid4())
        await patient_bus.execute(a_task(other), command_id=uuid4())

        async def told() -> bool:
            return (await js.stream_info(NOTIFY)).state.messages > 0

        await eventually(told, "the person told", seconds=30)
    finally:
        async with engine.begin() as connection:
            await connection.execute(text("ALTER TABLE tasks DROP CONSTRAINT bug"))
    note = await js.get_last_msg(NOTIFY, f"notify.{Kind.COMMAND_FAILED}")
    assert str(user).encode() in (note.data or b"")
    assert (await js.stream_info(DEAD)).state.messages > 0
