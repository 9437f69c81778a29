"""Upkeep: rows that outlived their use are deleted, by one scheduler at a time."""

from dataclasses import dataclass
from datetime import datetime, timedelta

import structlog
from sqlalchemy import Update, delete, func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncEngine

from core.contacts.models import CodeRow
from core.kit.clock import Clock
from core.kit.inbox import InboxRow
from core.kit.outbox import OutboxRow
from core.notifications.models import DeliveryRow
from core.users.models import User

log = structlog.get_logger(__name__)
LOCK = 0x05BE7A2
INBOX_DAYS = 8  # longer than the streams keep a message, which is 7
OUTBOX_DAYS = 7
LEDGER_DAYS = 90
CODE_DAYS = 2  # a code not sent yet is waited for a day


@dataclass(slots=True, frozen=True)
class Upkeep:
    engine: AsyncEngine
    clock: Clock

    async def run(self) -> None:
        """Delete what is past its life; does nothing while another scheduler is at it."""
        now = self.clock.now()
        old = (
            _forget_commands(now - timedelta(days=INBOX_DAYS)),
            delete(OutboxRow).where(OutboxRow.published_at < now - timedelta(days=OUTBOX_DAYS)),
            delete(DeliveryRow).where(DeliveryRow.updated_at < now - timedelta(days=LEDGER_DAYS)),
            delete(CodeRow).where(CodeRow.asked_at < now - timedelta(days=CODE_DAYS)),
        )
        async with self.engine.begin() as connection:
            if not await connection.scalar(select(func.pg_try_advisory_xact_lock(LOCK))):
                return
            for statement in old:
                gone = await connection.execute(statement)
                log.debug("upkeep", statement=str(statement), rows=gone.rowcount)


def _forget_commands(before: datetime) -> Update:
    """Delete settled commands; of each person is kept when they last gave one."""
    gone = (
        delete(InboxRow)
        .where(InboxRow.received_at < before)
        .returning(InboxRow.user_id, InboxRow.received_at)
        .cte("gone")
    )
    last = (
        select(gone.c.user_id, func.max(gone.c.received_at).label("at"))
        .group_by(gone.c.user_id)
        .cte("last")
    )
    newer = or_(User.active_at.is_(None), User.active_at < last.c.at)
    seen = update(User).where(User.id == last.c.user_id, newer)
    return seen.values(active_at=last.c.at)
