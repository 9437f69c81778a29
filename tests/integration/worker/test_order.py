"""The commands of one person take effect in the order of their taps; people do not wait for
each other."""

import asyncio
from collections.abc import AsyncIterator
from uuid import UUID, uuid4

import pytest
from nats.js import JetStreamContext
from sqlalchemy import NullPool, text
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

from core.kit.clock import SystemClock
from core.kit.messages import encode
from core.kit.nats.commands import AFTER_HEADER, NatsCommandBus
from core.kit.nats.streams import COMMANDS, DEAD
from core.kit.settings import load_settings
from core.tasks.contracts.commands import AddTask, CompleteTask, EditTask, ReopenTask
from core.users.contracts import ChangeLocale
from core.wiring import create_container
from migrations.run import upgrade
from tests.factories.people import a_person
from tests.factories.things import a_task
from tests.support.desk import Desk
from tests.support.held_contexts import held
from tests.support.nats_servers import OwnNats
from tests.support.postgres_servers import OwnPostgres, own_postgres
from tests.support.waiting import eventually
from worker.app import run_process
from worker.commands import CommandRunner


async def test_a_burst_of_taps_ends_as_the_last_one_says(
    desk: Desk, patient_bus: NatsCommandBus, worker: None
) -> None:
    user = await a_person(desk)
    task = await desk.do(a_task(user))
    burst = [
        EditTask(user_id=user, task_id=task.id, title=f"правка {number}") for number in range(60)
    ]
    views = await asyncio.gather(*(patient_bus.execute(one, command_id=uuid4()) for one in burst))
    assert [view.title for view in views] == [one.title for one in burst]
    last = await desk.do(EditTask(user_id=user, task_id=task.id))
    assert last.title == "правка 59"


async def test_one_persons_flood_holds_up_nobody_else(
    desk: Desk,
    engine: AsyncEngine,
    patient_bus: NatsCommandBus,
    worker: None,
    js: JetStreamContext,
) -> None:
    """Hundreds of somebody's commands wait behind a lock of theirs; others are served at once."""
    flooding, calm = await a_person(desk), await a_person(desk)
    async with engine.begin() as connection:
        one = text("SELECT 1 FROM users WHERE id = :id FOR UPDATE")
        await connection.execute(one, {"id": flooding})
        flood = [
            asyncio.create_task(
                patient_bus.execute(ChangeLocale(user_id=flooding, locale="uk"), command_id=uuid4())
            )
            for _ in range(200)
        ]

        async def all_wait() -> bool:
            return (await js.stream_info(COMMANDS)).state.messages == 200

        await eventually(all_wait, "the whole flood in the stream")
        async with asyncio.timeout(30):
            await patient_bus.execute(a_task(calm), command_id=uuid4())
        assert not any(task.done() for task in flood)
    await asyncio.gather(*flood)


async def test_a_command_waits_for_the_one_its_caller_heard_nothing_of(
    desk: Desk, js: JetStreamContext, worker: None
) -> None:
    """A killed worker holds the first for some seconds; the second must not go before it."""
    user = await a_person(desk)
    task = await desk.do(a_task(user))
    first, second = str(uuid4()), str(uuid4())
    done, undone = taps(user, task.id)[:2]
    headers = {"command-id": second, AFTER_HEADER: first}
    await js.publish(f"commands.{undone.subject}", encode(undone), headers=headers)
    await asyncio.sleep(0.5)
    await js.publish(f"commands.{done.subject}", encode(done), headers={"command-id": first})

    async def both() -> bool:
        return len(await desk.sent("events.tasks.")) == 3

    await eventually(both, "both took effect")
    assert (await desk.sent("events.tasks."))[1:] == [
        "events.tasks.completed",
        "events.tasks.reopened",
    ]


@pytest.fixture(scope="module")
async def postgres() -> AsyncIterator[OwnPostgres]:
    async with own_postgres() as server:
        yield server


@pytest.fixture
async def own_desk(postgres: OwnPostgres) -> AsyncIterator[Desk]:
    """Looks into the PostgreSQL that this test stops."""
    engine = create_async_engine(postgres.url, poolclass=NullPool)
    await upgrade(engine)
    container = create_container(engine, SystemClock())
    yield Desk(CommandRunner(container), engine)
    await container.close()
    await engine.dispose()


def taps(user: UUID, task_id: UUID) -> list[CompleteTask | ReopenTask]:
    """Done, undone, done … undone: any swap shows."""
    both = CompleteTask(user_id=user, task_id=task_id), ReopenTask(user_id=user, task_id=task_id)
    return [*both * 5]


@pytest.mark.parametrize("way", ["stopped", "killed", "frozen"])
async def test_an_outage_of_postgresql_buries_nothing_and_keeps_the_order(
    postgres: OwnPostgres,
    own_desk: Desk,
    nats_server: OwnNats,
    js: JetStreamContext,
    patient_bus: NatsCommandBus,
    way: str,
) -> None:
    settings = load_settings(_env_file=None, database_url=postgres.url, nats_url=nats_server.url)
    user = await a_person(own_desk)
    task = await own_desk.do(a_task(user))
    earlier = len(await own_desk.sent("events.tasks."))
    async with held(run_process(settings, SystemClock())):
        await patient_bus.execute(
            AddTask(user_id=user, task_id=uuid4(), title="до"), command_id=uuid4()
        )
        await take_away(postgres, way)
        calls = []
        for tap in taps(user, task.id):
            calls.append(asyncio.create_task(patient_bus.execute(tap, command_id=uuid4())))
            await asyncio.sleep(0.1)
        await asyncio.sleep(1)
        await bring_back(postgres, way)
        await asyncio.gather(*calls)

        async def nothing_left() -> bool:
            return (await js.stream_info(COMMANDS)).state.messages == 0

        await eventually(nothing_left, "all acknowledged")
    happened = (await own_desk.sent("events.tasks."))[earlier + 1 :]
    assert happened == ["events.tasks.completed", "events.tasks.reopened"] * 5
    assert (await js.stream_info(DEAD)).state.messages == 0


async def take_away(postgres: OwnPostgres, way: str) -> None:
    if way == "stopped":
        await postgres.stop()
    elif way == "killed":
        postgres.kill()
    else:
        postgres.freeze()


async def bring_back(postgres: OwnPostgres, way: str) -> None:
    if way == "frozen":
        postgres.thaw()
    else:
        await postgres.start()
