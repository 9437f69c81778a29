"""The table of reminders: one partial index serves the claim."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import DateTime, Index, func, text
from sqlalchemy.orm import Mapped, mapped_column

from core.kit.database import Base, IndexedUserId, PrimaryKey


class BundleItem(Base):
    """An occurrence that did not go out by itself but waits for, or came with, a bundle: one
    message that tells what came up in quiet hours or while nothing could be sent."""

    __tablename__ = "bundle_items"

    bundle_id: Mapped[PrimaryKey]
    subject_id: Mapped[PrimaryKey]
    due_at: Mapped[datetime] = mapped_column(primary_key=True)
    user_id: Mapped[IndexedUserId]
    kind: Mapped[str]
    kept_at: Mapped[datetime] = mapped_column(server_default=func.now())


class Reminder(Base):
    """`start_local` and `zone` with `rrule` say when; `next_fire_at` is null once it is over."""

    __tablename__ = "reminders"
    __table_args__ = (
        Index(
            "ix_reminders_due",
            "next_fire_at",
            postgresql_where=text("next_fire_at IS NOT NULL"),
        ),
    )

    id: Mapped[PrimaryKey]
    user_id: Mapped[IndexedUserId]
    kind: Mapped[str]
    subject_id: Mapped[UUID] = mapped_column(index=True)
    start_local: Mapped[datetime] = mapped_column(DateTime(timezone=False))
    zone: Mapped[str]
    rrule: Mapped[str | None]
    next_fire_at: Mapped[datetime | None]
