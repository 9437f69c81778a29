"""The tables of a person's data: the calendar's address, and what was brought in."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ARRAY, ForeignKey, LargeBinary, String, Uuid
from sqlalchemy.orm import Mapped, mapped_column

from core.kit.database import Base
from core.personal.contracts import ImportView, Source


class CalendarFeed(Base):
    """Whose calendar opens under a secret, by the secret's SHA-256: it is random and long."""

    __tablename__ = "calendar_feeds"

    user_id: Mapped[UUID] = mapped_column(
        ForeignKey("users.id", ondelete="CASCADE"), primary_key=True
    )
    secret_hash: Mapped[bytes] = mapped_column(LargeBinary, unique=True)
    opened_at: Mapped[datetime]


class ImportRow(Base):
    """One import and what it brought."""

    __tablename__ = "imports"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    user_id: Mapped[UUID] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"), index=True)
    source: Mapped[Source] = mapped_column(String)
    tasks: Mapped[list[UUID]] = mapped_column(ARRAY(Uuid()))
    habits: Mapped[list[UUID]] = mapped_column(ARRAY(Uuid()))
    begun_at: Mapped[datetime]
    undone_at: Mapped[datetime | None]

    def view(self) -> ImportView:
        return ImportView(
            id=self.id,
            source=self.source,
            tasks=tuple(self.tasks),
            habits=tuple(self.habits),
            undone=self.undone_at is not None,
        )
