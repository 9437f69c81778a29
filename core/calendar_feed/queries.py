"""Reading the calendar's address."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from core.calendar_feed.contracts import FeedView
from core.calendar_feed.models import CalendarFeed


@dataclass(slots=True, frozen=True)
class FeedQueries:
    session: AsyncSession

    async def get_feed(self, user_id: UUID) -> FeedView:
        """Whether the person's calendar has an address."""
        since = select(CalendarFeed.opened_at).where(CalendarFeed.user_id == user_id)
        return FeedView(await self.session.scalar(since))

    async def find_owner(self, secret_hash: bytes) -> UUID | None:
        """Whose calendar opens under the secret with this hash."""
        found = select(CalendarFeed.user_id).where(CalendarFeed.secret_hash == secret_hash)
        owner: UUID | None = await self.session.scalar(found)
        return owner
