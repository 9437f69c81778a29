"""The tables of planning."""

from datetime import date, datetime, time
from typing import Any

from sqlalchemy import Index, String
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from core.kit.database import Base, PrimaryKey, UserId, UserKey
from core.kit.views import build_view
from core.planner.contracts import PlanKind, PlanView, Rituals


class Plan(Base):
    """An accepted plan; of a day's plans the latest that was not undone holds."""

    __tablename__ = "plans"
    __table_args__ = (Index("ix_plans_user_id_day", "user_id", "day"),)

    id: Mapped[PrimaryKey]
    user_id: Mapped[UserId]
    kind: Mapped[PlanKind] = mapped_column(String)
    day: Mapped[date]
    slots: Mapped[list[Any]] = mapped_column(JSONB)
    shifts: Mapped[list[Any]] = mapped_column(JSONB)
    accepted_at: Mapped[datetime]
    undone_at: Mapped[datetime | None]

    def build_view(self) -> PlanView:
        return build_view(PlanView, self, undone=self.undone_at is not None)


class RitualsRow(Base):
    """When a person's morning plan and evening review come; without a row they do not."""

    __tablename__ = "rituals"

    user_id: Mapped[UserKey]
    morning_at: Mapped[time | None]
    evening_at: Mapped[time | None]

    def build_view(self) -> Rituals:
        return build_view(Rituals, self)
