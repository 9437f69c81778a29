"""Somebody else's things do not exist: every command, against every id that is not one's own."""

from typing import Any
from uuid import UUID, uuid4

import pytest
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncEngine

from core.kit.errors import DomainError
from core.kit.inbox import InboxRow
from core.kit.messages import Command, encode
from core.wiring import build_command_registry, metadata
from tests.factories.people import a_person
from tests.factories.things import SECRET, everything_of
from tests.support.command_filling import filled, names_things
from tests.support.desk import Desk

COMMANDS = {subject: command for subject, (command, _) in build_command_registry().items()}
ABOUT_THINGS = sorted(subject for subject, one in COMMANDS.items() if names_things(one))
ABOUT_ONESELF = sorted(set(COMMANDS) - set(ABOUT_THINGS))


async def tables(engine: AsyncEngine) -> dict[str, list[str]]:
    """All rows of all tables but the inbox, where refusals are kept."""
    async with engine.connect() as connection:
        return {
            table.name: sorted(map(repr, (await connection.execute(select(table))).all()))
            for table in metadata.sorted_tables
            if table.name != InboxRow.__tablename__
        }


async def of(engine: AsyncEngine, person: UUID) -> dict[str, list[str]]:
    """Every row in which the person or a thing of theirs is named."""
    found = await tables(engine)
    return {name: [row for row in rows if str(person) in row] for name, rows in found.items()}


async def outcome(desk: Desk, command: Command[Any]) -> str:
    """What the caller learns: the code of the refusal, or that it was done."""
    try:
        told, learned = "done", encode(await desk.do(command)).decode()
    except DomainError as refusal:
        told, learned = refusal.code, str(refusal.params)
    assert SECRET not in learned
    return told


def test_the_matrix_covers_every_domain() -> None:
    domains = {subject.partition(".")[0] for subject in ABOUT_THINGS}
    assert {"tasks", "habits", "focus", "broadcasts", "career", "planner", "activity"} <= domains


@pytest.mark.parametrize("subject", ABOUT_THINGS)
async def test_somebody_elses_thing_is_like_one_that_is_not(
    desk: Desk, engine: AsyncEngine, subject: str
) -> None:
    owner = await a_person(desk)
    things = await everything_of(desk, owner)
    before = await of(engine, owner)
    nothing = await outcome(desk, filled(COMMANDS[subject], await a_person(desk), uuid4()))
    for kind, thing in things.items():
        found = await outcome(desk, filled(COMMANDS[subject], await a_person(desk), thing))
        # Under the id of somebody else's thing nothing can be made, which is all there is to learn.
        assert found == nothing or (nothing, found) == ("done", "not-found"), kind
        assert await of(engine, owner) == before, kind


@pytest.mark.parametrize("subject", sorted(set(COMMANDS) - {"users.register"}))
async def test_somebody_unknown_can_do_nothing(
    desk: Desk, engine: AsyncEngine, subject: str
) -> None:
    before = await tables(engine)
    await outcome(desk, filled(COMMANDS[subject], uuid4(), uuid4()))
    assert await tables(engine) == before


@pytest.mark.parametrize("subject", ABOUT_ONESELF)
async def test_a_command_about_oneself_leaves_others_as_they_are(
    desk: Desk, engine: AsyncEngine, subject: str
) -> None:
    owner, somebody = await a_person(desk), await a_person(desk)
    await everything_of(desk, owner)
    before = await of(engine, owner)
    await outcome(desk, filled(COMMANDS[subject], somebody, uuid4()))
    assert await of(engine, owner) == before
