"""What a use case changed is written by the statement that settles its command, or not at all."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, time
from typing import Any
from uuid import UUID, uuid4

import pytest
from dishka import AsyncContainer
from sqlalchemy import delete, event, select
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession
from sqlalchemy.orm.exc import StaleDataError

from core.kit.changes import MAX_TRACKED_ROWS
from core.kit.inbox import Inbox
from core.kit.outbox import Outbox
from core.tasks.models import Task
from tests.factories.people import a_person
from tests.factories.things import a_task
from tests.support.desk import Desk

CHANGED: dict[str, Any] = {
    "title": "it's $1 and :2",
    "priority": "high",
    "due_date": date(2026, 3, 11),
    "due_time": time(7, 30),
    "tags": ["a", 'b"c'],
    "steps": [{"id": str(uuid4()), "title": "ё", "done": True}],
    "blocked_by": [uuid4()],
    "remind_before": [5],
    "remind_on": [datetime.combine(date(2026, 3, 11), time(7))],
    "completed_at": datetime(2026, 3, 10, 12, tzinfo=UTC),
    "notes": None,
}


async def settled(session: AsyncSession, user: UUID, command_id: UUID | None = None) -> bool:
    return await Inbox(session).complete_command(
        command_id or uuid4(), user, b"{}", Outbox(session)
    )


async def loaded(session: AsyncSession, user: UUID) -> list[Task]:
    return list(await session.scalars(select(Task).where(Task.user_id == user).order_by(Task.id)))


@contextmanager
def statements(engine: AsyncEngine) -> Iterator[list[str]]:
    """What is sent to PostgreSQL meanwhile."""
    sent: list[str] = []

    def note(*told: Any) -> None:
        sent.append(told[2])

    event.listen(engine.sync_engine, "before_cursor_execute", note)
    try:
        yield sent
    finally:
        event.remove(engine.sync_engine, "before_cursor_execute", note)


@pytest.mark.parametrize("many", [1, MAX_TRACKED_ROWS, MAX_TRACKED_ROWS + 1])
async def test_every_kind_of_value_arrives(
    desk: Desk, container: AsyncContainer, many: int
) -> None:
    user = await a_person(desk)
    for _ in range(many):
        await desk.do(a_task(user, notes="before"))
    async with container() as scope, (session := await scope.get(AsyncSession)).begin():
        for task in await loaded(session, user):
            for name, value in CHANGED.items():
                setattr(task, name, value)
        assert await settled(session, user)
    async with container() as scope:
        found = await loaded(await scope.get(AsyncSession), user)
        assert [{name: getattr(one, name) for name in CHANGED} for one in found] == [CHANGED] * many


async def test_one_statement_writes_all_of_it(
    desk: Desk, container: AsyncContainer, engine: AsyncEngine
) -> None:
    user = await a_person(desk)
    await desk.do(a_task(user))
    async with container() as scope:
        session = await scope.get(AsyncSession)
        [task] = await loaded(session, user)
        task.title, task.snoozes = "changed", 0
        with statements(engine) as sent:
            await settled(session, user)
            await session.commit()
    [statement] = sent
    assert "snoozes" not in statement  # it is as it was


async def test_a_repeat_changes_nothing(desk: Desk, container: AsyncContainer) -> None:
    user, command_id = await a_person(desk), uuid4()
    await desk.do(a_task(user, title="as it was"))
    for expected in (True, False):
        async with container() as scope:
            session = await scope.get(AsyncSession)
            [task] = await loaded(session, user)
            task.title = "as it was" if expected else "again"
            assert await settled(session, user, command_id) is expected
            await (session.commit() if expected else session.rollback())
    async with container() as scope:
        assert [one.title for one in await loaded(await scope.get(AsyncSession), user)] == [
            "as it was"
        ]


async def test_a_changed_row_that_is_gone_settles_nothing(
    desk: Desk, container: AsyncContainer, engine: AsyncEngine
) -> None:
    user = await a_person(desk)
    await desk.do(a_task(user))
    async with container() as scope:
        session = await scope.get(AsyncSession)
        [task] = await loaded(session, user)
        async with engine.begin() as other:
            await other.execute(delete(Task).where(Task.user_id == user))
        task.title = "too late"
        with pytest.raises(StaleDataError):
            await settled(session, user)
        await session.rollback()
