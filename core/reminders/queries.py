"""Reading when reminders come round, and what bundles hold."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from core.reminders.contracts import BundledReminder, Timetable
from core.reminders.models import BundleItem, Reminder


@dataclass(slots=True, frozen=True)
class BundleQueries:
    session: AsyncSession

    async def list_items(self, bundle_id: UUID, user_id: UUID) -> list[BundledReminder]:
        """What the person's bundle tells of, by time; a subject that came up several times counts
        once, with its latest occurrence. Whether it still matters is for the reader to check."""
        latest = func.max(BundleItem.due_at).label("due_at")
        mine = (
            select(BundleItem.kind, BundleItem.subject_id, latest)
            .where(BundleItem.bundle_id == bundle_id, BundleItem.user_id == user_id)
            .group_by(BundleItem.kind, BundleItem.subject_id)
            .order_by(latest, BundleItem.subject_id)
        )
        rows = await self.session.execute(mine)
        return [BundledReminder(row.kind, row.subject_id, row.due_at) for row in rows]


@dataclass(slots=True, frozen=True)
class TimetableQueries:
    """Implements the Timetables port."""

    session: AsyncSession

    async def list_timetables(self, user_id: UUID, kind: str) -> Sequence[tuple[UUID, Timetable]]:
        mine = (
            select(Reminder.subject_id, Reminder.start_local, Reminder.rrule)
            .where(Reminder.user_id == user_id, Reminder.kind == kind)
            .order_by(Reminder.subject_id, Reminder.start_local, Reminder.id)
        )
        rows = await self.session.execute(mine)
        return [(row.subject_id, Timetable(row.start_local, row.rrule)) for row in rows]
