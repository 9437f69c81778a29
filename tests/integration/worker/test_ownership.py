"""Somebody else's things do not exist: every command, against every id that is not one's own."""

from datetime import UTC, date, datetime, time
from typing import Any
from uuid import UUID, uuid4

import msgspec
import pytest
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncEngine

from core.advice.contracts import AskAdvice, Signals
from core.broadcasts.contracts import Letter
from core.focus.contracts import StartFocus
from core.habits.contracts import CheckInHabit
from core.kit.errors import DomainError
from core.kit.inbox import InboxRow
from core.kit.messages import Command
from core.reviews.contracts import OpenReview, WeekFacts
from core.users.contracts import Mode, Segment
from core.wiring import command_registry, metadata
from tests.factories.people import a_person
from tests.factories.things import a_habit, a_task_at
from tests.support.desk import Desk

COMMANDS = {subject: command for subject, (command, _) in command_registry().items()}
FILLING: dict[str, Any] = {
    "title": "чужое",
    "until": "1h",
    "locale": "uk",
    "zone": "Asia/Tokyo",
    "platform": "telegram",
    "platform_user_id": "666",
    "name": "Ева",
    "way": "mail",
    "address": "eva@example.com",
    "code": "123456",
    "kind": "task",
    "mode": Mode.OFF,
    "letter": Letter(text="чужое"),
    "segment": Segment(),
    "next_id": uuid4(),
    "signals": Signals(),
    "rating": "unhelpful",
    "week": date(2026, 3, 2),
    "step": 1,
    "facts": WeekFacts(tasks_done=666),
    "due_at": datetime(2100, 1, 1, tzinfo=UTC),
}
THINGS = ("task_id", "habit_id", "session_id", "broadcast_id", "advice_id")
MAKING = {"tasks.add", "habits.create", "focus.start", "advice.ask"}


def aims_at(command: type[Command[Any]]) -> str | None:
    """The field that names the thing a command is about."""
    return next((name for name in command.__struct_fields__ if name in THINGS), None)


def made(command: type[Command[Any]], user_id: UUID, thing_id: UUID | None = None) -> Command[Any]:
    """A command of `user_id` with every required field filled."""
    required = [f.encode_name for f in msgspec.structs.fields(command) if f.required]
    values = {name: FILLING[name] for name in required if name in FILLING}
    if (target := aims_at(command)) is not None:
        values[target] = thing_id
    return command(user_id=user_id, **values)


ABOUT_THINGS = sorted(subject for subject, one in COMMANDS.items() if aims_at(one))
ABOUT_ONESELF = sorted(set(COMMANDS) - set(ABOUT_THINGS))


async def everything(engine: AsyncEngine) -> dict[str, list[Any]]:
    """All rows of all tables but the inbox, where refusals are kept."""
    async with engine.connect() as connection:
        return {
            table.name: sorted(map(repr, (await connection.execute(select(table))).all()))
            for table in metadata.sorted_tables
            if table.name != InboxRow.__tablename__
        }


def test_the_matrix_covers_every_command() -> None:
    assert len(ABOUT_THINGS) >= 13
    assert {"tasks.add", "tasks.delete", "habits.create", "habits.check_in"} <= set(ABOUT_THINGS)


@pytest.mark.parametrize("subject", ABOUT_THINGS)
async def test_a_command_about_somebody_elses_thing_finds_and_changes_nothing(
    desk: Desk, engine: AsyncEngine, subject: str
) -> None:
    owner, stranger = await a_person(desk), await a_person(desk)
    task = await desk.do(a_task_at(owner, 18, rrule="FREQ=DAILY"))
    habit = await desk.do(a_habit(owner, remind_time=time(18)))
    await desk.do(CheckInHabit(user_id=owner, habit_id=habit.id))
    session = await desk.do(StartFocus(user_id=owner, session_id=uuid4()))
    advice = AskAdvice(user_id=owner, advice_id=uuid4(), signals=Signals())
    await desk.do(advice)
    before = await everything(engine)
    things = {
        "task_id": task.id,
        "habit_id": habit.id,
        "session_id": session.id,
        "advice_id": advice.advice_id,
    }
    for field, thing in things.items():
        if field != aims_at(COMMANDS[subject]) and subject in MAKING:
            continue  # a new thing of one's own, under the id of another kind of thing
        with pytest.raises(DomainError) as refusal:
            await desk.do(made(COMMANDS[subject], stranger, thing))
        assert refusal.value.code == "not-found"
    assert await everything(engine) == before


@pytest.mark.parametrize("subject", sorted(set(COMMANDS) - {"users.register"}))
async def test_somebody_unknown_can_do_nothing(
    desk: Desk, engine: AsyncEngine, subject: str
) -> None:
    before = await everything(engine)
    with pytest.raises(DomainError, match="not-found"):
        await desk.do(made(COMMANDS[subject], uuid4(), uuid4()))
    assert await everything(engine) == before


@pytest.mark.parametrize("subject", ABOUT_ONESELF)
async def test_a_command_about_oneself_leaves_others_as_they_are(
    desk: Desk, engine: AsyncEngine, subject: str
) -> None:
    owner, somebody = await a_person(desk), await a_person(desk)
    await desk.do(a_task_at(owner, 18))
    for person in (owner, somebody):
        await desk.do(OpenReview(user_id=person))
    mine = str(owner)

    async def of_owner() -> dict[str, list[Any]]:
        rows = await everything(engine)
        return {name: [row for row in found if mine in row] for name, found in rows.items()}

    before = await of_owner()
    await desk.do(made(COMMANDS[subject], somebody))
    assert await of_owner() == before
