"""A command takes effect once, however often and from wherever it comes."""

import asyncio
from uuid import uuid4

import pytest
from dishka import AsyncContainer
from sqlalchemy import func, select, text
from sqlalchemy.ext.asyncio import AsyncEngine

from core.kit.errors import DomainError
from core.kit.inbox import InboxRow
from core.tasks.contracts.commands import AddTask, CompleteTask, ReopenTask
from core.tasks.models import Task
from tests.factories.people import a_newcomer, a_person
from tests.support.clocks import StillClock
from tests.support.desk import Desk
from worker.commands import CommandEnvelope, CommandRunner


async def test_a_repeat_returns_the_first_reply_and_changes_nothing(desk: Desk) -> None:
    user = await a_person(desk)
    task = await desk.do(AddTask(user_id=user, task_id=uuid4(), title="Молоко"))
    done, again = CompleteTask(user_id=user, task_id=task.id), uuid4()
    first = await desk.runner.run(CommandEnvelope(done, again))
    await desk.do(ReopenTask(user_id=user, task_id=task.id))
    assert await desk.runner.run(CommandEnvelope(done, again)) == first
    assert (await desk.sent("events.tasks."))[-1] == "events.tasks.reopened"


async def test_the_same_command_at_once_in_two_processes_runs_once(
    desk: Desk, container: AsyncContainer, clock: StillClock
) -> None:
    user = await a_person(desk)
    others = [CommandRunner(container) for _ in range(6)]
    envelope = CommandEnvelope(AddTask(user_id=user, task_id=uuid4(), title="Хлеб"), uuid4())
    replies = await asyncio.gather(*(one.run(envelope) for one in others))
    assert len(set(replies)) == 1
    assert await desk.sent("events.tasks.") == ["events.tasks.added"]


async def test_newcomers_who_tap_start_twice_at_once_are_registered_once(
    desk: Desk, container: AsyncContainer, clock: StillClock
) -> None:
    newcomer = a_newcomer()
    others = [CommandRunner(container) for _ in range(4)]
    envelopes = [CommandEnvelope(newcomer, uuid4()) for _ in others]
    runs = (one.run(envelope) for one, envelope in zip(others, envelopes, strict=True))
    await asyncio.gather(*runs)
    assert await desk.sent("events.") == ["events.users.registered"]


async def test_a_refusal_is_kept_and_repeated_though_the_world_has_changed(desk: Desk) -> None:
    user = await a_person(desk)
    task_id, refused = uuid4(), uuid4()
    done = CompleteTask(user_id=user, task_id=task_id)
    with pytest.raises(DomainError) as first:
        await desk.do(done, refused)
    await desk.do(AddTask(user_id=user, task_id=task_id, title="Молоко"))
    with pytest.raises(DomainError) as second:
        await desk.do(done, refused)
    assert (second.value.code, second.value.params) == (first.value.code, first.value.params)
    assert await desk.sent("events.tasks.completed") == []


async def test_somebody_elses_command_id_shows_nothing_of_their_reply(desk: Desk) -> None:
    mine, theirs, command_id = await a_person(desk), await a_person(desk), uuid4()
    await desk.do(AddTask(user_id=theirs, task_id=uuid4(), title="Секрет"), command_id)
    with pytest.raises(DomainError) as told:
        await desk.do(AddTask(user_id=mine, task_id=uuid4(), title="Моё"), command_id)
    assert told.value.code == "not-found"


async def test_a_rollback_leaves_neither_state_nor_message_nor_inbox(
    desk: Desk, engine: AsyncEngine
) -> None:
    """PostgreSQL refuses at the very COMMIT: the last moment at which anything can go wrong."""
    user = await a_person(desk)
    before = await desk.sent()
    async with engine.begin() as connection:
        for statement in _REFUSE_AT_COMMIT:
            await connection.execute(text(statement))
    command_id = uuid4()
    adding = AddTask(user_id=user, task_id=uuid4(), title="Молоко")
    try:
        with pytest.raises(Exception, match="not today"):
            await desk.do(adding, command_id)
    finally:
        async with engine.begin() as connection:
            await connection.execute(text("DROP FUNCTION not_today CASCADE"))
    assert await desk.sent() == before
    async with engine.connect() as connection:
        settled = select(InboxRow).where(InboxRow.command_id == command_id)
        assert (await connection.execute(settled)).first() is None
        assert await connection.scalar(select(func.count(Task.id))) == 0
    assert (await desk.do(adding, command_id)).title == "Молоко"
    assert await desk.sent("events.tasks.") == ["events.tasks.added"]


_REFUSE_AT_COMMIT = (
    "CREATE FUNCTION not_today() RETURNS trigger LANGUAGE plpgsql AS "
    "$$ BEGIN RAISE EXCEPTION 'not today'; END $$",
    "CREATE CONSTRAINT TRIGGER not_today AFTER INSERT ON inbox "
    "DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION not_today()",
)
