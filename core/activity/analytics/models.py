"""The tables of the daily rollup and of the way to ClickHouse."""

from datetime import date, datetime
from decimal import Decimal

from sqlalchemy import BigInteger, Numeric, Text, text
from sqlalchemy.orm import Mapped, mapped_column

from core.activity.models import Xid8
from core.kit.database import Base

ANY_TYPE = ""  # no event has an empty type, so it stands for all of them together


class Presence(Base):
    """On which days of four weeks a person sent events of a type.

    `block` is the Monday the four weeks begin with, bit 0 of `days` is that Monday.
    """

    __tablename__ = "activity_presence"

    event_type: Mapped[str] = mapped_column(Text, primary_key=True)
    block: Mapped[date] = mapped_column(primary_key=True)
    user_id: Mapped[str] = mapped_column(Text, primary_key=True)
    days: Mapped[int]


class Day(Base):
    """A day's people, events and sum by type."""

    __tablename__ = "activity_days"

    event_type: Mapped[str] = mapped_column(Text, primary_key=True)
    day: Mapped[date] = mapped_column(primary_key=True)
    users: Mapped[int] = mapped_column(BigInteger)
    n: Mapped[int] = mapped_column(BigInteger)
    total: Mapped[Decimal] = mapped_column(Numeric)


class Cursor(Base):
    """How far a copy of the events has come: all that is below `xid` is in it.

    `until` is where the chunk ends that is being copied, so that after a crash the very same chunk
    is sent again.
    """

    __tablename__ = "activity_cursors"

    name: Mapped[str] = mapped_column(primary_key=True)
    xid: Mapped[int] = mapped_column(Xid8, server_default=text("'0'"))
    until: Mapped[int | None] = mapped_column(Xid8)
    moved_at: Mapped[datetime | None]
