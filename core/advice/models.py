"""The table of advice."""

from datetime import datetime

from sqlalchemy import Index, String
from sqlalchemy.orm import Mapped, mapped_column

from core.advice.contracts import AdviceCard, Rating
from core.kit.database import Base, PrimaryKey, UserId
from core.kit.views import build_view


class GivenAdvice(Base):
    """A piece of the library that was said to somebody, and what they thought of it."""

    __tablename__ = "said_advice"
    __table_args__ = (Index("ix_said_advice_user_id_given_at", "user_id", "given_at"),)

    id: Mapped[PrimaryKey]
    user_id: Mapped[UserId]
    piece: Mapped[str]
    signal: Mapped[str]
    count: Mapped[int]
    total: Mapped[int]
    given_at: Mapped[datetime]
    rating: Mapped[Rating | None] = mapped_column(String)

    def build_card(self) -> AdviceCard:
        return build_view(AdviceCard, self)
