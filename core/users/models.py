"""The table of people."""

from datetime import datetime, time
from typing import Any

from sqlalchemy import Index, SmallInteger, String, UniqueConstraint, func, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from core.kit.database import Base, PrimaryKey
from core.kit.views import build_view
from core.users.contracts import WORKDAYS, PictureTheme, Profile


class User(Base):
    """`active_at` is when they last gave a command that the inbox has forgotten since."""

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

    id: Mapped[PrimaryKey]
    platform: Mapped[str]
    platform_user_id: Mapped[str]
    name: Mapped[str]
    locale: Mapped[str]
    zone: Mapped[str]
    onboarded_at: Mapped[datetime | None]
    unreachable_at: Mapped[datetime | None]
    quiet_from: Mapped[time | None]
    quiet_to: Mapped[time | None]
    notices: Mapped[dict[str, Any]] = mapped_column(
        JSONB, default=dict, server_default=text("'{}'")
    )
    day_start: Mapped[time] = mapped_column(default=time(0), server_default=text("'00:00'"))
    work_from: Mapped[time | None]
    work_to: Mapped[time | None]
    work_days: Mapped[int] = mapped_column(
        SmallInteger, default=WORKDAYS, server_default=text(str(WORKDAYS))
    )
    pictures: Mapped[PictureTheme] = mapped_column(
        String, default=PictureTheme.DARK, server_default=text("'dark'")
    )
    created_at: Mapped[datetime] = mapped_column(server_default=func.now())
    active_at: Mapped[datetime | None]

    def build_profile(self) -> Profile:
        return build_profile_from_row(self)


def build_profile_from_row(user: Any) -> Profile:
    """From a User, or from a row with the same columns."""
    return build_view(
        Profile,
        user,
        onboarded=user.onboarded_at is not None,
        reachable=user.unreachable_at is None,
    )
