"""The tables of habits."""

from datetime import date, datetime, time
from typing import Any
from uuid import UUID

from sqlalchemy import Date, ForeignKey, String, Time, text
from sqlalchemy.dialects.postgresql import ARRAY, JSONB
from sqlalchemy.orm import Mapped, mapped_column

from core.habits.contracts.plans import Kind
from core.kit.database import Base, IndexedUserId, PrimaryKey


class Habit(Base):
    """`schedule` and `pauses` are the contracts' structs as JSON. `since` is the first day that
    counts, `anchor` the day the schedule was set, `stepped_on` the one of the last micro-step.
    `remind_times` are local to the person. `freezes` are the days freezes were bought on.
    `standing` is what the days up to `folded` came to, so that no reading goes further back."""

    __tablename__ = "habits"

    id: Mapped[PrimaryKey]
    user_id: Mapped[IndexedUserId]
    title: Mapped[str]
    kind: Mapped[Kind] = mapped_column(String, server_default="yes_no")
    unit: Mapped[str | None]
    target: Mapped[float] = mapped_column(server_default=text("1"))
    goal: Mapped[float | None]
    stepped_on: Mapped[date | None]
    schedule: Mapped[dict[str, Any]]
    anchor: Mapped[date]
    since: Mapped[date]
    remind_times: Mapped[list[time]] = mapped_column(ARRAY(Time), server_default=text("'{}'"))
    pauses: Mapped[list[Any]] = mapped_column(JSONB, server_default=text("'[]'"))
    freezes: Mapped[list[date]] = mapped_column(ARRAY(Date), server_default=text("'{}'"))
    folded: Mapped[date | None]
    standing: Mapped[dict[str, Any] | None]
    created_at: Mapped[datetime]
    archived_at: Mapped[datetime | None]


class CheckIn(Base):
    """What was written of a day of the person's own calendar: `amount` against the `goal` of that
    time, null if nothing was; `before` is the amount before it was filled up by a tick."""

    __tablename__ = "habit_check_ins"

    habit_id: Mapped[UUID] = mapped_column(
        ForeignKey("habits.id", ondelete="CASCADE"), primary_key=True
    )
    day: Mapped[date] = mapped_column(primary_key=True)
    at: Mapped[datetime]
    amount: Mapped[float | None] = mapped_column(server_default=text("1"))
    goal: Mapped[float] = mapped_column(server_default=text("1"))
    before: Mapped[float | None]
    skipped: Mapped[bool] = mapped_column(server_default=text("false"))
    note: Mapped[str | None]
