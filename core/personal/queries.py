"""Reading the calendar's address and the book of imports."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from core.personal.contracts import FeedView, ImportView
from core.personal.models import CalendarFeed, ImportRow


@dataclass(slots=True, frozen=True)
class FeedQueries:
    session: AsyncSession

    async def view(self, user_id: UUID) -> FeedView:
        """Whether the person's calendar has an address."""
        since = select(CalendarFeed.opened_at).where(CalendarFeed.user_id == user_id)
        return FeedView(await self.session.scalar(since))

    async def owner(self, secret_hash: bytes) -> UUID | None:
        """Whose calendar opens under the secret with this hash."""
        found = select(CalendarFeed.user_id).where(CalendarFeed.secret_hash == secret_hash)
        owner: UUID | None = await self.session.scalar(found)
        return owner


@dataclass(slots=True, frozen=True)
class ImportQueries:
    session: AsyncSession

    async def view(self, import_id: UUID, user_id: UUID) -> ImportView | None:
        """The person's import, or None."""
        mine = select(ImportRow).where(ImportRow.id == import_id, ImportRow.user_id == user_id)
        row = await self.session.scalar(mine)
        return row.view() if row else None
