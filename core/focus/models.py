"""The tables of focus."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Index, SmallInteger, String, text
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.orm import Mapped, mapped_column

from core.focus.contracts import FocusSettings, Mode, Phase, SessionEnd, Timing
from core.kit.database import Base, PrimaryKey, UserId, UserKey
from core.kit.views import build_view

ACTIVE = text("ended_at IS NULL")


class FocusSession(Base):
    """One stretch of work or rest; at most one of a person is under way."""

    __tablename__ = "focus_sessions"
    __table_args__ = (
        Index("uq_focus_sessions_active", "user_id", unique=True, postgresql_where=ACTIVE),
        Index("ix_focus_sessions_user_id_started_at", "user_id", "started_at"),
    )

    id: Mapped[PrimaryKey]
    user_id: Mapped[UserId]
    mode: Mapped[Mode] = mapped_column(String)
    phase: Mapped[Phase] = mapped_column(String)
    title: Mapped[str | None]
    tags: Mapped[list[str]] = mapped_column(ARRAY(String))
    subject_id: Mapped[UUID | None] = mapped_column(index=True)
    planned_seconds: Mapped[int]
    started_at: Mapped[datetime]
    paused_at: Mapped[datetime | None]
    paused_seconds: Mapped[float]
    ended_at: Mapped[datetime | None]
    end: Mapped[SessionEnd | None] = mapped_column(String)
    round: Mapped[int] = mapped_column(SmallInteger)

    @property
    def timing(self) -> Timing:
        return build_timing(self)


def build_timing(session: Any) -> Timing:
    """From a FocusSession, or from a row with the same columns."""
    return Timing(**{name: getattr(session, name) for name in Timing.__struct_fields__})


class FocusSettingsRow(Base):
    """A person's lengths and goals, in minutes; without a row the defaults hold."""

    __tablename__ = "focus_settings"

    user_id: Mapped[UserKey]
    work: Mapped[int] = mapped_column(SmallInteger)
    short: Mapped[int] = mapped_column(SmallInteger)
    long: Mapped[int] = mapped_column(SmallInteger)
    rounds: Mapped[int] = mapped_column(SmallInteger)
    daily_goal: Mapped[int] = mapped_column(SmallInteger)
    weekly_goal: Mapped[int] = mapped_column(SmallInteger)

    def build_settings(self) -> FocusSettings:
        return build_view(FocusSettings, self)
