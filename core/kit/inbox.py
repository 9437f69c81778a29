"""The inbox: a command id takes effect once, and its reply is kept for whoever asks again."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import LargeBinary, delete, func, select, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, mapped_column

from core.kit.database import Base


class InboxRow(Base):
    """One accepted command; rows live longer than the stream keeps messages (8 days)."""

    __tablename__ = "inbox"

    command_id: Mapped[UUID] = mapped_column(primary_key=True)
    user_id: Mapped[UUID] = mapped_column(index=True)
    reply: Mapped[bytes | None] = mapped_column(LargeBinary)
    received_at: Mapped[datetime] = mapped_column(server_default=func.now(), index=True)


@dataclass(slots=True, frozen=True)
class Inbox:
    """The inbox within the command's own transaction."""

    session: AsyncSession

    async def claim(self, command_id: UUID, user_id: UUID) -> bool:
        """True if this transaction is the first to see the command; waits for a rival's end."""
        row = insert(InboxRow).values(command_id=command_id, user_id=user_id)
        claimed = row.on_conflict_do_nothing().returning(InboxRow.command_id)
        return (await self.session.execute(claimed)).first() is not None

    async def keep(self, command_id: UUID, reply: bytes) -> None:
        """Store the reply, so that a repeated command is answered and not run."""
        kept = update(InboxRow).where(InboxRow.command_id == command_id).values(reply=reply)
        await self.session.execute(kept)

    async def reply_of(self, command_id: UUID) -> bytes | None:
        found = select(InboxRow.reply).where(InboxRow.command_id == command_id)
        return (await self.session.execute(found)).scalar_one_or_none()

    async def forget(self, before: datetime) -> int:
        """Delete rows older than `before`; returns how many."""
        old = delete(InboxRow).where(InboxRow.received_at < before).returning(InboxRow.command_id)
        return len((await self.session.execute(old)).all())
