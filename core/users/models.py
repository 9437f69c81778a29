"""The table of people."""

from datetime import datetime, time
from uuid import UUID

from sqlalchemy import Index, UniqueConstraint, func, text
from sqlalchemy.orm import Mapped, mapped_column

from core.kit.database import Base
from core.users.contracts import Profile


class User(Base):
    __tablename__ = "users"
    __table_args__ = (
        UniqueConstraint("platform", "platform_user_id"),
        Index(
            "ix_users_quiet",
            "id",
            postgresql_include=["zone", "quiet_from", "quiet_to"],
            postgresql_where=text("quiet_from IS NOT NULL"),
        ),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    platform: Mapped[str]
    platform_user_id: Mapped[str]
    name: Mapped[str]
    locale: Mapped[str]
    zone: Mapped[str]
    onboarded_at: Mapped[datetime | None]
    unreachable_at: Mapped[datetime | None]
    quiet_from: Mapped[time | None]
    quiet_to: Mapped[time | None]
    created_at: Mapped[datetime] = mapped_column(server_default=func.now())

    def profile(self) -> Profile:
        return Profile(
            id=self.id,
            platform=self.platform,
            platform_user_id=self.platform_user_id,
            name=self.name,
            locale=self.locale,
            zone=self.zone,
            onboarded=self.onboarded_at is not None,
            reachable=self.unreachable_at is None,
            quiet_from=self.quiet_from,
            quiet_to=self.quiet_to,
        )
