"""The ledger of sends: one row per notification key."""

from datetime import datetime

from sqlalchemy import BigInteger, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column

from core.delivery.contracts import Channel, Delivery, Outcome
from core.kit.database import Base, UserId
from core.kit.views import build_view


class DeliveryRow(Base):
    """`leased_until` is by the database's own clock: until then the attempt under way is alive."""

    __tablename__ = "deliveries"
    __table_args__ = (
        Index("ix_deliveries_user_id_updated_at", "user_id", "updated_at"),
        # Rows lie nearly in the order of their last change: some pages of it serve a summary.
        Index("ix_deliveries_updated_at", "updated_at", postgresql_using="brin"),
        Index(
            "ix_deliveries_ended_badly",
            "updated_at",
            postgresql_where=text("outcome IN ('failed', 'unknown')"),
        ),
    )

    key: Mapped[str] = mapped_column(primary_key=True)
    user_id: Mapped[UserId]
    kind: Mapped[str]
    outcome: Mapped[Outcome] = mapped_column(String)
    channel: Mapped[Channel] = mapped_column(String, server_default=Channel.CHAT)
    message_id: Mapped[int | None] = mapped_column(BigInteger)
    reason: Mapped[str | None]
    due_at: Mapped[datetime | None]
    attempts: Mapped[int]
    doubts: Mapped[int]
    leased_until: Mapped[datetime]
    updated_at: Mapped[datetime]

    def build_delivery(self) -> Delivery:
        return build_view(Delivery, self)
