"""Open tasks with dates, as a calendar wants them."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from core.calendar_feed.contracts import CalendarEntry
from core.tasks.models import Task

_PAGE_ROWS = 500


@dataclass(slots=True, frozen=True)
class TaskCalendarEntries:
    """Implements the TaskDates port."""

    session: AsyncSession

    async def list_entries(self, user_id: UUID) -> AsyncIterator[CalendarEntry]:
        """By day, from the earliest on."""
        mine = (
            select(Task.__table__)
            .where(
                Task.user_id == user_id,
                Task.due_date.is_not(None),
                Task.completed_at.is_(None),
                Task.deleted_at.is_(None),
            )
            .order_by(Task.due_date, Task.due_time, Task.id)
        )
        for task in (await self.session.execute(mine)).yield_per(_PAGE_ROWS):
            yield CalendarEntry(
                uid=f"task-{task.id}",
                title=task.title,
                day=task.due_date,
                at=task.due_time,
                minutes=task.duration_minutes,
                rrule=task.rrule,
                alarms=tuple(sorted(set(task.remind_before)) or [0]) if task.due_time else (),
                notes=task.notes,
                made_at=task.created_at,
            )
