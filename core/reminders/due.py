"""Claiming the reminders that are due, and writing what came of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import func, select, text
from sqlalchemy.ext.asyncio import AsyncSession

from core.kit.outbox import ROWS, WAKE, Outbox
from core.notifications.contracts import Kind
from core.reminders.firing import Due
from core.reminders.models import Reminder


@dataclass(slots=True, frozen=True)
class DueReminders:
    """The claim: safe with any number of schedulers, because locked rows are skipped."""

    session: AsyncSession

    async def claim(self, now: datetime, limit: int) -> list[Due]:
        """Lock at most `limit` rows due at `now`, earliest first.

        A person's bundle waits until all else that is due to them was claimed and committed.
        """
        rows = await self.session.execute(_CLAIM, {"now": now, "limit": limit})
        return [Due._make(row) for row in rows]

    async def settle(self, moved: Sequence[tuple[UUID, datetime | None]], outbox: Outbox) -> None:
        """Write the next occurrences and the outbox, in one statement."""
        values: dict[str, Any] = {
            "ids": [reminder_id for reminder_id, _ in moved],
            "nexts": [following for _, following in moved],
        }
        await self.session.execute(_SETTLE, values | outbox.take())

    async def next_due(self) -> datetime | None:
        """The earliest instant anything is due."""
        return (await self.session.execute(select(func.min(Reminder.next_fire_at)))).scalar()


# The count, because a bare EXISTS may be turned into a table of all that is due.
_CLAIM = text(
    f"""
    WITH due AS MATERIALIZED (
        SELECT id, user_id, kind, subject_id, next_fire_at, start_local, zone, rrule
        FROM reminders AS one
        WHERE next_fire_at <= :now AND (kind <> '{Kind.BUNDLE}' OR 0 = (
            SELECT count(*) FROM reminders AS other
            WHERE other.user_id = one.user_id AND other.next_fire_at <= :now
                AND other.kind <> '{Kind.BUNDLE}'
        ))
        ORDER BY next_fire_at LIMIT :limit FOR UPDATE SKIP LOCKED
    )
    SELECT due.*, users.zone, users.quiet_from, users.quiet_to
    FROM due JOIN users ON users.id = due.user_id
    """  # noqa: S608 - put together from constants
)
_SETTLE = text(
    f"""
    WITH moved AS (
        UPDATE reminders SET next_fire_at = following.at
        FROM unnest(CAST(:ids AS uuid[]), CAST(:nexts AS timestamptz[])) AS following (id, at)
        WHERE reminders.id = following.id
    ), sent AS (
        INSERT INTO outbox (subject, message_id, user_id, payload, trace) SELECT * FROM {ROWS}
    )
    SELECT {WAKE}
    """  # noqa: S608 - put together from constants
)
