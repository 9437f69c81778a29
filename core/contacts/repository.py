"""Writing contacts and codes."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import and_, or_, select, update
from sqlalchemy.dialects.postgresql import insert

from core.contacts.models import CodeRow, ContactRow
from core.kit.repositories import KeyedRepository


class ContactRepository(KeyedRepository[CodeRow]):
    """Contacts, and codes by their ids."""

    model, name = CodeRow, "code"

    async def lock_contact(self, user_id: UUID, way: str) -> ContactRow:
        """The person's row, made if there is none: its lock puts their commands in a line."""
        row = insert(ContactRow).values(user_id=user_id, way=way)
        await self.session.execute(row.on_conflict_do_nothing())
        mine = select(ContactRow).where(ContactRow.user_id == user_id, ContactRow.way == way)
        return (await self.session.execute(mine.with_for_update())).scalar_one()

    async def list_code_requests(
        self, user_id: UUID, way: str, address: str, since: datetime
    ) -> Sequence[datetime]:
        """When codes were asked for by this person, or for this address by anybody."""
        mine = and_(CodeRow.user_id == user_id, CodeRow.way == way)
        at = select(CodeRow.asked_at).where(
            or_(mine, CodeRow.address == address), CodeRow.asked_at > since
        )
        return (await self.session.scalars(at)).all()

    async def find_open_code(self, user_id: UUID, way: str) -> CodeRow | None:
        """The code the person is asked for, used up or not."""
        mine = (
            select(CodeRow)
            .where(CodeRow.user_id == user_id, CodeRow.way == way, CodeRow.closed.is_(False))
            .order_by(CodeRow.asked_at.desc())
            .limit(1)
        )
        return (await self.session.execute(mine)).scalar_one_or_none()

    async def close_codes(self, user_id: UUID, way: str) -> None:
        mine = update(CodeRow).where(CodeRow.user_id == user_id, CodeRow.way == way)
        await self.session.execute(mine.values(closed=True))
