"""Nothing of a forgotten person is left in any column of any table, and nobody else loses a row."""

from uuid import UUID, uuid4

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from core.account.contracts import ForgetUser
from core.kit.errors import DomainError
from core.kit.owned_tables import DataSubject, list_anonymizing_statements, list_owned_tables
from core.users.contracts import build_user_id
from core.wiring import metadata
from tests.factories.people import a_newcomer, a_person
from tests.factories.things import a_task
from tests.support.desk import Desk
from tests.support.full_tables import NOBODYS, NOON, Filled, everything

ANYA = Filled(build_user_id("telegram", 700700), "700700", "Аня Нечаева")
BORIS = Filled(build_user_id("telegram", 800800), "800800", "Борис Другой")


def test_every_table_is_somebodys_or_known_to_be_nobodys() -> None:
    owned = {one.table.name for one in list_owned_tables(DataSubject(UUID(int=1), ("x",)))}
    assert owned | NOBODYS == set(metadata.tables)
    assert not owned & NOBODYS


async def test_nothing_is_left_in_any_table(desk: Desk, engine: AsyncEngine) -> None:
    for person in (ANYA, BORIS):
        async with engine.begin() as connection:
            await person.fill(connection)
    async with engine.begin() as connection:
        await ANYA.name_in_rows_of(BORIS, connection)
    told = await desk.do(ForgetUser(user_id=ANYA.user_id))
    assert told.rows >= len(metadata.tables) - len(NOBODYS)
    async with engine.connect() as connection:
        after = await everything(connection)
    for table, row in ANYA.rows().items():
        assert row not in after[table]
    left = {
        table: [row for row in rows if any(mark in row for mark in ANYA.marks)]
        for table, rows in after.items()
    }
    (told_of,) = left.pop("outbox")  # until it is published, and erased as well
    assert "events.users.forgotten" in told_of
    assert not any(left.values())
    for table, row in BORIS.rows().items():
        assert row in after[table] or table == "broadcasts"


async def test_dead_letters_go_by_what_other_systems_call_them(
    desk: Desk, engine: AsyncEngine
) -> None:
    newcomer = a_newcomer()
    await desk.do(newcomer)
    names = [f"telegram:{newcomer.platform_user_id}{more}" for more in ("", "0")]
    table = metadata.tables["dead_letters"]
    async with engine.begin() as connection:
        for name in names:
            row = {"id": uuid4(), "payload": f'{{"user_id": "{name}"}}', "received_at": NOON}
            await connection.execute(
                table.insert().values(reason="invalid", error="", source="shop", **row)
            )
    await desk.do(ForgetUser(user_id=newcomer.user_id))
    async with engine.connect() as connection:
        (left,) = (await connection.execute(table.select())).all()
    assert names[1] in left.payload


async def test_a_broadcast_does_not_wait_for_the_forgotten(desk: Desk, engine: AsyncEngine) -> None:
    for person in (ANYA, BORIS):
        async with engine.begin() as connection:
            await person.fill(connection)
    async with engine.begin() as connection:
        await ANYA.name_in_rows_of(BORIS, connection)
    await desk.do(ForgetUser(user_id=ANYA.user_id))
    table = metadata.tables["broadcasts"]
    async with engine.connect() as connection:
        (row,) = (await connection.execute(table.select())).all()
    assert (row.waiting, row.failed) == ([BORIS.user_id], 2)
    assert row.cursor == UUID(int=ANYA.user_id.int - 1)
    assert list_anonymizing_statements()


async def test_a_repeat_of_the_command_does_not_delete_the_newcomer(desk: Desk) -> None:
    """The messenger gives the same id again, and so does a redelivered command."""
    newcomer, command_id = a_newcomer(), uuid4()
    await desk.do(newcomer)
    forget = ForgetUser(user_id=newcomer.user_id)
    first = await desk.do(forget, command_id)
    await desk.do(newcomer)
    await desk.do(a_task(newcomer.user_id))
    assert await desk.do(forget, command_id) == first
    with pytest.raises(DomainError, match="not-found"):
        await desk.do(ForgetUser(user_id=uuid4()))
    assert await desk.do(a_task(newcomer.user_id)), "they are known"


async def test_what_is_under_way_dies_quietly(desk: Desk) -> None:
    user = await a_person(desk)
    await desk.do(ForgetUser(user_id=user))
    with pytest.raises(DomainError, match="not-found"):
        await desk.do(a_task(user))
