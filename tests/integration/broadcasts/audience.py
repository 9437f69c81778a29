"""Many people at once, and a delivery that only keeps the ledger."""

from collections import Counter
from uuid import UUID, uuid4

from sqlalchemy import select, text
from sqlalchemy.ext.asyncio import AsyncEngine

from core.broadcasts.contracts import BroadcastCard, BroadcastMessage, CreateBroadcast
from core.kit.messages import decode_notifications
from core.kit.outbox import OutboxRow
from core.users.contracts import PLATFORM_TELEGRAM, Segment, build_user_id
from tests.factories.people import a_newcomer
from tests.support.desk import Desk

OWNER_NUMBER = 777_000
OWNER = build_user_id(PLATFORM_TELEGRAM, OWNER_NUMBER)
_PEOPLE = text(
    """
    INSERT INTO users (id, platform, platform_user_id, name, locale, zone)
    SELECT gen_random_uuid(), 'telegram', (1000 + number)::text, 'Аня',
           (ARRAY['ru', 'uk', 'en'])[1 + number % 3], 'Europe/Moscow'
    FROM generate_series(1, :count) AS number
    """
)
_SEND = text(
    """
    INSERT INTO deliveries
        (key, user_id, kind, outcome, attempts, doubts, leased_until, updated_at)
    SELECT key, user_id, 'broadcast', 'sent', 1, 0, now(), now()
    FROM unnest(CAST(:keys AS text[]), CAST(:people AS uuid[])) AS sends (key, user_id)
    ON CONFLICT DO NOTHING
    """
)


async def gather(engine: AsyncEngine, desk: Desk, count: int) -> None:
    """The owner, and `count` people of three languages."""
    await desk.do(a_newcomer(OWNER_NUMBER))
    async with engine.begin() as connection:
        await connection.execute(_PEOPLE, {"count": count})


async def drafted(desk: Desk, segment: Segment | None = None) -> BroadcastCard:
    """A broadcast that nobody has got yet."""
    return await desk.do(
        CreateBroadcast(
            user_id=OWNER,
            broadcast_id=uuid4(),
            letter=BroadcastMessage(text="<b>Привет</b>"),
            segment=segment or Segment(),
        )
    )


async def handed(engine: AsyncEngine) -> Counter[UUID]:
    """How often each person stands in the outbox."""
    found: Counter[UUID] = Counter()
    async with engine.connect() as connection:
        mine = select(OutboxRow.payload).where(OutboxRow.subject == "notify.broadcast")
        for payload in await connection.scalars(mine):
            found.update(note.user_id for note in decode_notifications(payload))
    return found


async def send_what_waits(engine: AsyncEngine) -> None:
    """All that stands in the outbox arrives."""
    async with engine.begin() as connection:
        mine = select(OutboxRow.payload).where(OutboxRow.subject == "notify.broadcast")
        notes = [
            note for row in await connection.scalars(mine) for note in decode_notifications(row)
        ]
        sends = {"keys": [note.key for note in notes], "people": [note.user_id for note in notes]}
        await connection.execute(_SEND, sends)
