"""Writing the calendar's address and the book of imports."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import delete
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from core.kit.owned import find_owned
from core.personal.models import CalendarFeed, ImportRow


@dataclass(slots=True, frozen=True)
class FeedRepository:
    session: AsyncSession

    async def open(self, user_id: UUID, secret_hash: bytes, at: datetime) -> None:
        """One address a person: an earlier one is no more."""
        fresh = insert(CalendarFeed).values(user_id=user_id, secret_hash=secret_hash, opened_at=at)
        changed = {"secret_hash": secret_hash, "opened_at": at}
        await self.session.execute(
            fresh.on_conflict_do_update(index_elements=[CalendarFeed.user_id], set_=changed)
        )

    async def close(self, user_id: UUID) -> None:
        await self.session.execute(delete(CalendarFeed).where(CalendarFeed.user_id == user_id))


@dataclass(slots=True, frozen=True)
class ImportRepository:
    session: AsyncSession

    def add(self, row: ImportRow) -> None:
        self.session.add(row)

    async def find(self, import_id: UUID, user_id: UUID) -> ImportRow | None:
        """The person's import, locked, or None if the id is free. Raises NotFound if it is
        somebody else's."""
        return await find_owned(self.session, ImportRow, import_id, user_id, "import")
