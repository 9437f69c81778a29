"""Claiming the reminders that are due, and writing what came of them."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import func, select, text
from sqlalchemy.ext.asyncio import AsyncSession

from core.delivery.contracts import Kind
from core.kit.outbox import ROWS_SQL, WAKE_SQL, Outbox
from core.reminders.firing import DueReminder, FiringBatch
from core.reminders.models import Reminder


@dataclass(slots=True, frozen=True)
class DueReminderRepository:
    """The claim: safe with any number of schedulers, because locked rows are skipped."""

    session: AsyncSession

    async def claim_due(self, now: datetime, limit: int) -> list[DueReminder]:
        """Lock at most `limit` rows due at `now`, earliest first.

        A person's bundle waits until all else that is due to them was claimed and committed.
        """
        rows = await self.session.execute(_CLAIM, {"now": now, "limit": limit})
        return list(map(DueReminder._make, rows.all()))

    async def complete_batch(self, firing: FiringBatch, outbox: Outbox) -> None:
        """Write the next occurrences and the outbox in one statement; what is over is deleted.

        To be done before anything else writes to the claimed rows.
        """
        values: dict[str, Any] = {
            "moved": [place for place, _ in firing.moved],
            "nexts": [following for _, following in firing.moved],
            "ended": firing.ended,
        }
        await self.session.execute(_COMPLETE, values | outbox.take_parameters())

    async def get_next_due(self) -> datetime | None:
        """The earliest instant anything is due."""
        return await self.session.scalar(_NEXT_DUE)


_NEXT_DUE = select(func.min(Reminder.next_fire_at))
# The count, because a bare EXISTS may be turned into a table of all that is due.
_CLAIM = text(
    f"""
    WITH due AS MATERIALIZED (
        SELECT CAST(ctid AS text), id, user_id, kind, subject_id, next_fire_at, start_local, zone,
            rrule
        FROM reminders AS one
        WHERE next_fire_at <= :now AND (kind <> '{Kind.BUNDLE}' OR 0 = (
            SELECT count(*) FROM reminders AS other
            WHERE other.user_id = one.user_id AND other.next_fire_at <= :now
                AND other.kind <> '{Kind.BUNDLE}'
        ))
        ORDER BY next_fire_at LIMIT :limit FOR UPDATE SKIP LOCKED
    )
    SELECT due.*, people.zone, people.quiet_from, people.quiet_to
    FROM due LEFT JOIN users AS people
        ON people.id = due.user_id AND people.quiet_from IS NOT NULL
    """  # noqa: S608 - put together from constants
)
# By their place on the disk, which a locked row keeps: an index would be read from the disk.
_COMPLETE = text(
    f"""
    WITH moved AS (
        UPDATE reminders SET next_fire_at = following.at
        FROM unnest(CAST(CAST(:moved AS text[]) AS tid[]), CAST(:nexts AS timestamptz[]))
            AS following (place, at)
        WHERE reminders.ctid = following.place
    ), ended AS (
        DELETE FROM reminders WHERE ctid = ANY (CAST(CAST(:ended AS text[]) AS tid[]))
    ), sent AS (
        INSERT INTO outbox (subject, message_id, user_id, payload, trace) SELECT * FROM {ROWS_SQL}
    )
    SELECT {WAKE_SQL}
    """  # noqa: S608 - put together from constants
)
