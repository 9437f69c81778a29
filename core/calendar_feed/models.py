"""The table of calendar addresses."""

from datetime import datetime

from sqlalchemy import LargeBinary
from sqlalchemy.orm import Mapped, mapped_column

from core.kit.database import Base, UserKey


class CalendarFeed(Base):
    """Whose calendar opens under a secret, by the secret's SHA-256: it is random and long."""

    __tablename__ = "calendar_feeds"

    user_id: Mapped[UserKey]
    secret_hash: Mapped[bytes] = mapped_column(LargeBinary, unique=True)
    opened_at: Mapped[datetime]
