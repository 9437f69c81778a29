"""Deleting a person: each of their rows, and their name in rows of others."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import CursorResult, bindparam, delete, func, literal, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.types import LargeBinary, Uuid

from core.kit.database import Base
from core.kit.messages import decode_notifications, encode
from core.kit.outbox import MULTIPLE_USERS_ID, OutboxRow
from core.kit.owned_tables import (
    DataSubject,
    list_anonymizing_statements,
    list_erasers,
    list_owned_tables,
)


@dataclass(slots=True, frozen=True)
class AccountEraser:
    """Deletes within the caller's transaction."""

    session: AsyncSession

    async def lock_user(self, user_id: UUID) -> None:
        """Let what others do for the person end first, and keep them from beginning more."""
        users = Base.metadata.tables["users"]
        await self.session.execute(
            select(users.c.id).where(users.c.id == user_id).with_for_update()
        )

    async def erase_rows(self, who: DataSubject) -> int:
        """Delete all that is theirs; returns how many rows it was."""
        rows = sum([await forget(self.session, who.names) for forget in list_erasers()])
        for one in reversed(list_owned_tables(who)):
            gone = await self.session.execute(delete(one.table).where(one.where))
            assert isinstance(gone, CursorResult)
            rows += gone.rowcount
        await self._anonymize_rows(who.id)
        await self._remove_from_outbox(who.id)
        return rows

    async def _anonymize_rows(self, user_id: UUID) -> None:
        values = {"person": user_id, "before": UUID(int=user_id.int - 1)}
        for statement in list_anonymizing_statements():
            names = [name for name in values if f":{name}" in statement.text]
            bound = statement.bindparams(*(bindparam(name, type_=Uuid()) for name in names))
            await self.session.execute(bound, {name: values[name] for name in names})

    async def _remove_from_outbox(self, user_id: UUID) -> None:
        """Messages to many people that wait, or were sent, in the outbox."""
        named = literal(str(user_id).encode(), LargeBinary)
        lists = select(OutboxRow.id, OutboxRow.payload).where(
            OutboxRow.user_id == MULTIPLE_USERS_ID,
            func.position(named.op("IN")(OutboxRow.payload)) > 0,
        )
        for number, payload in (await self.session.execute(lists)).all():
            others = [note for note in decode_notifications(payload) if note.user_id != user_id]
            row = OutboxRow.id == number
            if others:
                left = update(OutboxRow).where(row).values(payload=encode(others))
                await self.session.execute(left)
            else:
                await self.session.execute(delete(OutboxRow).where(row))
