"""Reading contacts."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from core.contacts.contracts import Contact, ContactChannel
from core.contacts.models import ContactRow
from core.contacts.repository import ContactRepository
from core.contacts.views import build_contact


@dataclass(slots=True, frozen=True)
class ContactQueries:
    session: AsyncSession

    async def get_contact(self, user_id: UUID, way: ContactChannel, now: datetime) -> Contact:
        """What the person has, and what waits for its code."""
        row = await self.session.get(ContactRow, (user_id, way))
        code = await ContactRepository(self.session).find_open_code(user_id, way)
        return build_contact(way, row, code, now)

    async def get_addresses(self, user_id: UUID) -> dict[str, str]:
        """The confirmed addresses by way."""
        mine = select(ContactRow.way, ContactRow.address).where(
            ContactRow.user_id == user_id, ContactRow.address.is_not(None)
        )
        return {way: address for way, address in await self.session.execute(mine) if address}
