"""The tables of buddies."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import ForeignKey, Index, LargeBinary, String, text
from sqlalchemy.orm import Mapped, mapped_column

from core.buddies import contracts as c
from core.buddies.rules import get_invitation_status, is_open
from core.kit.database import Base, IndexedUserId, PrimaryKey, UserId
from core.kit.views import build_view


class InvitationRow(Base):
    """`token_hash` is all that is kept of the secret; `invitee_id` whom it is for, None for whoever
    has it; `closed_at` when it was used, declined or revoked."""

    __tablename__ = "buddy_invitations"

    id: Mapped[PrimaryKey]
    habit_id: Mapped[UUID] = mapped_column(ForeignKey("habits.id", ondelete="CASCADE"), index=True)
    owner_id: Mapped[IndexedUserId]
    invitee_id: Mapped[UUID | None] = mapped_column(
        ForeignKey("users.id", ondelete="CASCADE"), index=True
    )
    token_hash: Mapped[bytes] = mapped_column(LargeBinary, unique=True)
    created_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    closed_at: Mapped[datetime | None]

    def is_open(self, now: datetime) -> bool:
        return is_open(self.closed_at, self.expires_at, now)

    def get_status(
        self, holder_id: UUID, parted: datetime | None, now: datetime
    ) -> c.InvitationStatus:
        """What it is to its holder, who has `parted` with the owner about this habit."""
        return get_invitation_status(
            owner_id=self.owner_id,
            holder_id=holder_id,
            invitee_id=self.invitee_id,
            open_=self.is_open(now),
            made=self.created_at,
            parted=parted,
        )

    def build_view(self, now: datetime, to: str | None = None) -> c.Invitation:
        return build_view(c.Invitation, self, open=self.is_open(now), to=to)


class BuddyLinkRow(Base):
    """Two people and a habit; of those that have not ended there is one at most. Ended ones stay,
    because they say which invitations are too old."""

    __tablename__ = "buddy_bonds"
    __table_args__ = (
        Index(
            "uq_buddy_bonds_active",
            "habit_id",
            "buddy_id",
            unique=True,
            postgresql_where=text("ended_at IS NULL"),
        ),
        Index("ix_buddy_bonds_habit_id_buddy_id", "habit_id", "buddy_id"),
    )

    id: Mapped[PrimaryKey]
    habit_id: Mapped[UUID] = mapped_column(ForeignKey("habits.id", ondelete="CASCADE"))
    owner_id: Mapped[IndexedUserId]
    buddy_id: Mapped[IndexedUserId]
    began_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]

    def build_view(self) -> c.BuddyLink:
        return c.BuddyLink(id=self.id, habit_id=self.habit_id, ended=self.ended_at is not None)


class CheerRow(Base):
    """One cheer; `day` is the own day of the one who cheers."""

    __tablename__ = "buddy_cheers"
    __table_args__ = (Index("ix_buddy_cheers_buddy_id_day", "buddy_id", "day"),)

    bond_id: Mapped[UUID] = mapped_column(
        ForeignKey("buddy_bonds.id", ondelete="CASCADE"), primary_key=True
    )
    day: Mapped[date] = mapped_column(primary_key=True)
    buddy_id: Mapped[UserId]
    cheer: Mapped[c.Cheer] = mapped_column(String)
    at: Mapped[datetime]
