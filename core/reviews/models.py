"""The tables of weekly reviews."""

from datetime import date, datetime, time
from typing import Any

import msgspec
from sqlalchemy import SmallInteger
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from core.kit.database import Base, UserKey
from core.reviews.contracts import ReviewPlan, WeekFacts


class WeeklyReview(Base):
    """`week` is a Monday; `facts` are kept when it is finished."""

    __tablename__ = "weekly_reviews"

    user_id: Mapped[UserKey]
    week: Mapped[date] = mapped_column(primary_key=True)
    step: Mapped[int] = mapped_column(SmallInteger)
    started_at: Mapped[datetime]
    finished_at: Mapped[datetime | None]
    facts: Mapped[dict[str, Any] | None] = mapped_column(JSONB(none_as_null=True))

    def build_facts(self) -> WeekFacts | None:
        return msgspec.convert(self.facts, WeekFacts) if self.facts else None


class ReviewPlanRow(Base):
    """When a person is reminded, on their own clock; without a row they are not."""

    __tablename__ = "review_plans"

    user_id: Mapped[UserKey]
    weekday: Mapped[int] = mapped_column(SmallInteger)
    at: Mapped[time]

    def build_plan(self) -> ReviewPlan:
        return ReviewPlan(weekday=self.weekday, at=self.at)
