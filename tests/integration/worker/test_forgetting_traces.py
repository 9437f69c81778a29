"""Nothing of a forgotten person stays in the streams or in the outbox; nobody else's goes."""

from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from functools import partial
from uuid import UUID, uuid4

import msgspec
import pytest
from nats.js import JetStreamContext
from nats.js.errors import NotFoundError
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from core.account.contracts import ForgetUser
from core.activity.contracts import NO_PROPERTIES, Envelope, ValidEvent
from core.kit.clock import ShiftedClock
from core.kit.nats.commands import NatsCommandBus
from core.kit.nats.streams import DEAD, EVENTS, declare_streams
from core.kit.settings import Settings
from core.tasks.contracts.commands import CompleteTask
from core.users.contracts import RegisterUser
from tests.factories.people import a_newcomer
from tests.factories.things import a_task
from tests.support.held_contexts import held
from tests.support.waiting import eventually
from worker.account_erasure import delete_message
from worker.app import run_process

LEFT = text(
    "SELECT (SELECT count(*) FROM outbox WHERE user_id = :who),"
    " (SELECT count(*) FROM inbox WHERE user_id = :who),"
    " (SELECT count(*) FROM events WHERE user_id IN (CAST(:who AS text), :name)),"
    " (SELECT count(*) FROM events WHERE event_type = 'users.forgotten')"
)


async def texts(js: JetStreamContext, stream: str) -> list[bytes]:
    """The data of every message of the stream."""
    state = (await js.stream_info(stream)).state
    found: list[bytes] = []
    for number in range(max(1, state.first_seq), state.last_seq + 1):
        try:
            found.append((await js.get_msg(stream, number)).data or b"")
        except NotFoundError:
            continue
    return found


async def naming(js: JetStreamContext, who: UUID) -> int:
    """How many messages name the person."""
    messages = [*await texts(js, EVENTS), *await texts(js, DEAD)]
    return sum(str(who).encode() in message for message in messages)


async def lived(bus: NatsCommandBus) -> RegisterUser:
    """Somebody who has done a thing or two."""
    newcomer = a_newcomer()
    await bus.execute(newcomer, command_id=uuid4())
    for _ in range(3):
        task = await bus.execute(a_task(newcomer.user_id), command_id=uuid4())
        done = CompleteTask(user_id=newcomer.user_id, task_id=task.id)
        await bus.execute(done, command_id=uuid4())
    return newcomer


def name_of(person: RegisterUser) -> str:
    """What other systems' events call them."""
    return f"{person.platform}:{person.platform_user_id}"


def envelope(person: RegisterUser) -> bytes:
    """An event of theirs as an endpoint sends it on."""
    now = datetime.now(UTC)
    item = ValidEvent(uuid4(), now, name_of(person), "order.paid", None, NO_PROPERTIES)
    return msgspec.json.encode(Envelope("shop", now, [item]))


def count(js: JetStreamContext, who: UUID, number: int) -> Callable[[], Awaitable[bool]]:
    async def there() -> bool:
        return await naming(js, who) == number

    return there


@pytest.mark.parametrize("ahead", [-60, 60])
async def test_a_clock_that_is_off_leaves_nothing_in_the_streams(
    settings: Settings, patient_bus: NatsCommandBus, js: JetStreamContext, ahead: int
) -> None:
    async with held(run_process(settings, ShiftedClock(timedelta(seconds=ahead)))):
        anya = await lived(patient_bus)
        await eventually(count(js, anya.user_id, 7), "their events")
        await patient_bus.execute(ForgetUser(user_id=anya.user_id), command_id=uuid4())
        await eventually(count(js, anya.user_id, 0), "empty streams")


async def test_what_is_gone_already_is_no_trouble(
    js: JetStreamContext, engine: AsyncEngine
) -> None:
    await declare_streams(js)
    for number in (1, 2):
        await js.publish("events.tasks.added", b"%d" % number)
    for number in (1, 1, 77):
        await delete_message(js, EVENTS, number)
    assert await texts(js, EVENTS) == [b"2"]


@pytest.mark.usefixtures("worker")
async def test_streams_and_outbox_forget_too(
    patient_bus: NatsCommandBus, js: JetStreamContext, engine: AsyncEngine
) -> None:
    anya, boris = await lived(patient_bus), await lived(patient_bus)
    for one in (anya, boris):
        await eventually(count(js, one.user_id, 7), "their events")
        await js.publish("dead.commands.x", b'{"user_id":"%s"}' % str(one.user_id).encode())
        await js.publish("activity.raw.shop", envelope(one))
    command_id = uuid4()
    forget = ForgetUser(user_id=anya.user_id)
    told = await patient_bus.execute(forget, command_id=command_id)
    await eventually(count(js, anya.user_id, 0), "empty streams")
    assert await naming(js, boris.user_id) == 8

    async def cleaned(left: tuple[int, ...]) -> bool:
        async with engine.connect() as connection:
            who = {"who": anya.user_id, "name": name_of(anya)}
            row = (await connection.execute(LEFT, who)).one()
        return tuple(row) == left

    await eventually(partial(cleaned, (0, 0, 0, 1)), "only that somebody was forgotten")
    async with engine.connect() as connection:
        kept = {"who": boris.user_id, "name": name_of(boris)}
        assert (await connection.execute(LEFT, kept)).one()[2] == 8
    assert await patient_bus.execute(forget, command_id=command_id) == told
    await patient_bus.execute(anya, command_id=uuid4())
    assert await patient_bus.execute(forget, command_id=command_id) == told
    await patient_bus.execute(a_task(anya.user_id), command_id=uuid4())
