"""Claiming the reminders that are due, and writing what came of them.

Writing the row of a bundle locks it, and a locked row is not claimed: nothing is added to a bundle
that is on its way.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

from sqlalchemy import func, select, text
from sqlalchemy.ext.asyncio import AsyncSession

from core.delivery.contracts import Kind
from core.kit.outbox import ROWS_SQL, WAKE_SQL, Outbox
from core.reminders.models import Reminder
from core.reminders.rules import DeferredReminder, DueReminder, FiringBatch, build_row_id


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
        """Write the next occurrences and the outbox in one statement, delete what is over, and
        put what was deferred into bundles.

        To be done before anything else writes to the claimed rows.
        """
        values: dict[str, Any] = {
            "moved": [place for place, _ in firing.moved],
            "nexts": [following for _, following in firing.moved],
            "ended": firing.ended,
        }
        await self.session.execute(_COMPLETE, values | outbox.take_parameters())
        await self._defer_reminders(firing.deferred)

    async def get_next_due(self) -> datetime | None:
        """The earliest instant anything is due."""
        return await self.session.scalar(_NEXT_DUE)

    async def _defer_reminders(self, kept: Sequence[DeferredReminder]) -> None:
        """Put each into its person's bundle; one that is open already may come earlier for it."""
        if not kept:
            return
        wanted = {build_row_id(one.user_id, one.reason): one for one in _sort_latest_first(kept)}
        opened = await self.session.execute(_OPEN, _build_openings(wanted))
        bundles = {row.id: row.subject_id for row in opened}
        items = [
            (
                bundles[build_row_id(one.user_id, one.reason)],
                one.subject_id,
                one.due_at,
                one.user_id,
                one.kind,
            )
            for one in kept
        ]
        names = ("bundle_ids", "subject_ids", "dues", "user_ids", "kinds")
        await self.session.execute(_KEEP, _build_columns(names, items))


def _sort_latest_first(kept: Iterable[DeferredReminder]) -> list[DeferredReminder]:
    """So that the earliest of a person's instants is the last word."""
    return sorted(kept, key=lambda one: one.until, reverse=True)


def _build_openings(wanted: dict[UUID, DeferredReminder]) -> dict[str, Any]:
    """By id, so that two schedulers lock the same rows in the same order."""
    rows = [
        (reminder_id, one.user_id, uuid4(), *_get_local_time(one), one.until)
        for reminder_id, one in sorted(wanted.items())
    ]
    return _build_columns(("ids", "user_ids", "subject_ids", "starts", "zones", "untils"), rows)


def _get_local_time(one: DeferredReminder) -> tuple[datetime, str]:
    """The instant on the person's wall clock; on that of UTC in a zone nobody knows."""
    try:
        return one.until.astimezone(ZoneInfo(one.zone)).replace(tzinfo=None), one.zone
    except (KeyError, ValueError):
        return one.until.astimezone(UTC).replace(tzinfo=None), "UTC"


def _build_columns(names: Sequence[str], rows: Iterable[Sequence[Any]]) -> dict[str, Any]:
    return {name: list(column) for name, column in zip(names, zip(*rows, strict=True), strict=True)}


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
_OPEN = text(
    f"""
    INSERT INTO reminders AS mine
        (id, user_id, kind, subject_id, start_local, zone, next_fire_at)
    SELECT id, user_id, '{Kind.BUNDLE}', subject_id, start_local, zone, until
    FROM unnest(
        CAST(:ids AS uuid[]), CAST(:user_ids AS uuid[]), CAST(:subject_ids AS uuid[]),
        CAST(:starts AS timestamp[]), CAST(:zones AS text[]), CAST(:untils AS timestamptz[])
    ) AS opening (id, user_id, subject_id, start_local, zone, until)
    ON CONFLICT (id) DO UPDATE SET
        subject_id = CASE WHEN mine.next_fire_at IS NULL
            THEN excluded.subject_id ELSE mine.subject_id END,
        (start_local, zone, next_fire_at) = (
            SELECT * FROM (VALUES
                (mine.start_local, mine.zone, mine.next_fire_at),
                (excluded.start_local, excluded.zone, excluded.next_fire_at)
            ) AS either (start_local, zone, next_fire_at)
            ORDER BY next_fire_at NULLS LAST LIMIT 1
        )
    RETURNING id, subject_id
    """  # noqa: S608 - put together from constants
)
_KEEP = text(
    """
    INSERT INTO bundle_items (bundle_id, subject_id, due_at, user_id, kind)
    SELECT * FROM unnest(
        CAST(:bundle_ids AS uuid[]), CAST(:subject_ids AS uuid[]), CAST(:dues AS timestamptz[]),
        CAST(:user_ids AS uuid[]), CAST(:kinds AS text[])
    )
    ON CONFLICT DO NOTHING
    """
)
