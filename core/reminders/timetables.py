"""Reading when somebody's reminders come round."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from core.reminders.contracts import Timetable
from core.reminders.models import Reminder


@dataclass(slots=True, frozen=True)
class TimetableQueries:
    """Implements the Timetables port."""

    session: AsyncSession

    async def of(self, user_id: UUID, kind: str) -> Sequence[tuple[UUID, Timetable]]:
        mine = (
            select(Reminder.subject_id, Reminder.start_local, Reminder.rrule)
            .where(Reminder.user_id == user_id, Reminder.kind == kind)
            .order_by(Reminder.subject_id, Reminder.start_local, Reminder.id)
        )
        rows = await self.session.execute(mine)
        return [(row.subject_id, Timetable(row.start_local, row.rrule)) for row in rows]
