"""The open bundles of people: what is kept for later is told in one message, once.

Per person and reason one row of `reminders` stands for the bundle that is open. Its subject is the
bundle's id, new each time the row is opened, so that what was told is not told again. Writing it
locks it, and a locked row is not claimed: nothing is added to a bundle that is on its way.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from uuid import UUID, uuid4, uuid5
from zoneinfo import ZoneInfo

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from core.delivery.contracts import Kind
from core.reminders.policies import BundleReason


def build_row_id(user_id: UUID, reason: BundleReason) -> UUID:
    """The id of the person's row for bundles of this reason."""
    return uuid5(user_id, f"uspevai:bundle:{reason}")


def get_reason(reminder_id: UUID, user_id: UUID) -> BundleReason:
    """The reason of a bundle by its row."""
    return (
        BundleReason.AWAY
        if reminder_id == build_row_id(user_id, BundleReason.AWAY)
        else BundleReason.QUIET
    )


@dataclass(slots=True, frozen=True)
class DeferredReminder:
    """An occurrence that waits for the bundle at `until` (UTC) of a person in `zone`."""

    user_id: UUID
    reason: BundleReason
    until: datetime
    zone: str
    kind: str
    subject_id: UUID
    due_at: datetime


@dataclass(slots=True, frozen=True)
class BundleRepository:
    session: AsyncSession

    async def add_reminders(self, kept: Sequence[DeferredReminder]) -> None:
        """Put each into its person's bundle; one that is open already may come earlier for it."""
        if not kept:
            return
        wanted = {build_row_id(one.user_id, one.reason): one for one in _sort_latest_first(kept)}
        opened = await self.session.execute(_OPEN, _build_openings(wanted))
        bundles = {row.id: row.subject_id for row in opened}
        items = [
            (bundles[build_row_id(one.user_id, one.reason)], *_build_item_row(one)) for one in kept
        ]
        names = ("bundle_ids", "subject_ids", "dues", "user_ids", "kinds")
        await self.session.execute(_KEEP, _build_columns(names, items))


def _build_item_row(one: DeferredReminder) -> tuple[UUID, datetime, UUID, str]:
    return one.subject_id, one.due_at, one.user_id, one.kind


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
