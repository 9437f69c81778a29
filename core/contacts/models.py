"""The tables of contacts and of the codes sent to them."""

from datetime import datetime

from sqlalchemy import Index, LargeBinary
from sqlalchemy.orm import Mapped, mapped_column

from core.contacts.rules import MAX_TRIES, UNSENT_LIFETIME
from core.kit.database import Base, PrimaryKey, UserId, UserKey


class ContactRow(Base):
    """One a person and way; without an address until the first one is confirmed."""

    __tablename__ = "contacts"

    user_id: Mapped[UserKey]
    way: Mapped[str] = mapped_column(primary_key=True)
    address: Mapped[str | None]
    confirmed_at: Mapped[datetime | None]


class CodeRow(Base):
    """A code asked for: hashed when it is sent, `closed` when it is of no use any more.

    Rows stay for a day, so that the codes of the last hour can be counted.
    """

    __tablename__ = "contact_codes"
    __table_args__ = (
        Index("ix_contact_codes_user_id_asked_at", "user_id", "asked_at"),
        Index("ix_contact_codes_address_asked_at", "address", "asked_at"),
    )

    id: Mapped[PrimaryKey]
    user_id: Mapped[UserId]
    way: Mapped[str]
    address: Mapped[str]
    asked_at: Mapped[datetime]
    expires_at: Mapped[datetime | None]
    code_hash: Mapped[bytes | None] = mapped_column(LargeBinary)
    tries: Mapped[int]
    closed: Mapped[bool]

    @property
    def ends_at(self) -> datetime:
        """When it is of no use any more; a code not sent yet is waited for."""
        return self.expires_at or self.asked_at + UNSENT_LIFETIME

    def is_pending(self, now: datetime) -> bool:
        """True while the right code would confirm the address."""
        return not self.closed and self.tries < MAX_TRIES and now < self.ends_at
