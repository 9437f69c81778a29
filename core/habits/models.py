"""The tables of habits."""

from datetime import date, datetime, time
from uuid import UUID

from sqlalchemy import ForeignKey, SmallInteger
from sqlalchemy.orm import Mapped, mapped_column

from core.habits.contracts import EVERY_DAY
from core.kit.database import Base


class Habit(Base):
    """`weekdays` is a bit set, bit 0 is Monday; `remind_time` is local to the person."""

    __tablename__ = "habits"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    user_id: Mapped[UUID] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"), index=True)
    title: Mapped[str]
    weekdays: Mapped[int] = mapped_column(SmallInteger, default=EVERY_DAY)
    remind_time: Mapped[time | None]
    created_at: Mapped[datetime]
    archived_at: Mapped[datetime | None]


class CheckIn(Base):
    """One tick: a day of the person's own calendar."""

    __tablename__ = "habit_check_ins"

    habit_id: Mapped[UUID] = mapped_column(
        ForeignKey("habits.id", ondelete="CASCADE"), primary_key=True
    )
    day: Mapped[date] = mapped_column(primary_key=True)
    at: Mapped[datetime]
