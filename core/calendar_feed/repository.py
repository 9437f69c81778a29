"""Writing the calendar's address."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import delete
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from core.calendar_feed.models import CalendarFeed


@dataclass(slots=True, frozen=True)
class FeedRepository:
    session: AsyncSession

    async def open_feed(self, user_id: UUID, secret_hash: bytes, at: datetime) -> None:
        """One address a person: an earlier one is no more."""
        fresh = insert(CalendarFeed).values(user_id=user_id, secret_hash=secret_hash, opened_at=at)
        changed = {"secret_hash": secret_hash, "opened_at": at}
        await self.session.execute(
            fresh.on_conflict_do_update(index_elements=[CalendarFeed.user_id], set_=changed)
        )

    async def close_feed(self, user_id: UUID) -> None:
        await self.session.execute(delete(CalendarFeed).where(CalendarFeed.user_id == user_id))
