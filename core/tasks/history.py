"""When tasks were done: the raw material of statistics."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from core.tasks.models import Task

MAX_COMPLETIONS = 10_000


@dataclass(slots=True, frozen=True)
class TaskHistory:
    session: AsyncSession

    async def list_completions(
        self, user_id: UUID, since: datetime, until: datetime
    ) -> tuple[datetime, ...]:
        """The instants from `since` to before `until` at which the person completed something,
        the latest MOST of them, latest first; undone and deleted tasks do not count."""
        mine = (
            select(Task.completed_at)
            .where(
                Task.user_id == user_id,
                Task.completed_at >= since,
                Task.completed_at < until,
                Task.deleted_at.is_(None),
            )
            .order_by(Task.completed_at.desc())
            .limit(MAX_COMPLETIONS)
        )
        return tuple(at for at in await self.session.scalars(mine) if at is not None)
