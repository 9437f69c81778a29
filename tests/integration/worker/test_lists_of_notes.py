"""Many notifications in few messages: all arrive, each once, whatever is repeated."""

from uuid import UUID, uuid4

import pytest
from nats.js import JetStreamContext
from nats.js.api import RawStreamMsg
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession

from core.kit.messages import Notification, decode_notifications
from core.kit.nats.streams import NOTIFY, declare_streams
from core.kit.outbox import MULTIPLE_USERS_ID, NOTIFICATIONS_PER_MESSAGE, Outbox, OutboxRow
from worker.relay import OutboxRelay

ANYA, BORYA = uuid4(), uuid4()


def notes(many: int, *people: UUID) -> list[Notification]:
    return [
        Notification(key=f"n{number}", kind="task", user_id=people[number % len(people)])
        for number in range(many)
    ]


async def queue(engine: AsyncEngine, some: list[Notification]) -> None:
    async with AsyncSession(engine) as session, session.begin():
        outbox = Outbox(session)
        outbox.add_notifications(some)
        await outbox.flush()


async def in_stream(js: JetStreamContext) -> list[RawStreamMsg]:
    total = (await js.stream_info(NOTIFY)).state.last_seq
    return [await js.get_msg(NOTIFY, number) for number in range(1, total + 1)]


async def test_a_wave_travels_in_lists(engine: AsyncEngine, js: JetStreamContext) -> None:
    """A crash between publishing and marking repeats whole lists, which JetStream drops."""
    await declare_streams(js)
    sent = notes(2 * NOTIFICATIONS_PER_MESSAGE + 1, ANYA, BORYA)
    await queue(engine, sent)
    relay = OutboxRelay(engine, js)
    async with engine.connect() as connection:
        rows = (await connection.execute(select(OutboxRow.__table__).limit(2))).all()
        await relay._publish_rows(rows)
    assert await relay.publish_batch() == 3
    messages = await in_stream(js)
    subjects = [message.subject for message in messages]
    assert subjects == ["notify.batch", "notify.batch", "notify.task"]
    assert [
        note for message in messages for note in decode_notifications(message.data or b"")
    ] == sent


@pytest.mark.parametrize(("people", "owner"), [((ANYA,), ANYA), ((ANYA, BORYA), MULTIPLE_USERS_ID)])
async def test_a_row_names_its_person_unless_they_are_many(
    engine: AsyncEngine, people: tuple[UUID, ...], owner: UUID
) -> None:
    await queue(engine, notes(NOTIFICATIONS_PER_MESSAGE, *people))
    async with engine.connect() as connection:
        assert (await connection.scalars(select(OutboxRow.user_id))).all() == [owner]
