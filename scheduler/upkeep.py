"""Upkeep: rows that outlived their use are deleted, by one scheduler at a time."""

from dataclasses import dataclass
from datetime import datetime, timedelta

import structlog
from sqlalchemy import delete, func, select
from sqlalchemy.ext.asyncio import AsyncEngine

from core.activity import partitions
from core.activity.models import DeadLetter, EventId
from core.kit.clock import Clock
from core.kit.inbox import InboxRow
from core.kit.outbox import OutboxRow
from core.notifications.models import DeliveryRow

log = structlog.get_logger(__name__)
LOCK = 0x05BE7A2
INBOX_DAYS = 8  # longer than the streams keep a message, which is 7
OUTBOX_DAYS = 7
LEDGER_DAYS = 90
LETTER_DAYS = 90

LIVES = (
    (InboxRow.received_at, timedelta(days=INBOX_DAYS)),
    (OutboxRow.published_at, timedelta(days=OUTBOX_DAYS)),
    (DeliveryRow.updated_at, timedelta(days=LEDGER_DAYS)),
    (EventId.first_seen, timedelta(days=partitions.LEDGER_DAYS)),
    (DeadLetter.received_at, timedelta(days=LETTER_DAYS)),
)


@dataclass(slots=True, frozen=True)
class Upkeep:
    engine: AsyncEngine
    clock: Clock
    events_days: int = 400

    async def run(self) -> None:
        """Delete what is past its life; does nothing while another scheduler is at it."""
        now = self.clock.now()
        old = (
            delete(InboxRow).where(InboxRow.received_at < now - timedelta(days=INBOX_DAYS)),
            delete(OutboxRow).where(OutboxRow.published_at < now - timedelta(days=OUTBOX_DAYS)),
            delete(EventId).where(
                EventId.first_seen < now - timedelta(days=partitions.LEDGER_DAYS)
            ),
            delete(DeadLetter).where(DeadLetter.received_at < now - timedelta(days=LETTER_DAYS)),
            delete(DeliveryRow).where(DeliveryRow.updated_at < now - timedelta(days=LEDGER_DAYS)),
        )
        async with self.engine.begin() as connection:
            if not await connection.scalar(select(func.pg_try_advisory_xact_lock(LOCK))):
                return
            for statement in old:
                gone = await connection.execute(statement)
                log.debug("upkeep", statement=str(statement), rows=gone.rowcount)
        await self._partitions(now)

    async def _partitions(self, now: datetime) -> None:
        """In a transaction of its own, short: making and dropping them locks the whole table."""
        async with self.engine.begin() as connection:
            if not await connection.scalar(select(func.pg_try_advisory_xact_lock(LOCK))):
                return
            await partitions.ensure(connection, partitions.weeks_ahead(now))
            oldest = now - timedelta(days=self.events_days)
            for name in await partitions.drop_before(connection, oldest):
                log.info("events past their life are dropped", partition=name)
