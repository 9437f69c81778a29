"""The tables of activity: a ledger of ids, partitioned events, minutes, dead letters, keys."""

from datetime import datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy import (
    BigInteger,
    DateTime,
    Index,
    LargeBinary,
    Numeric,
    String,
    Text,
    func,
    text,
)
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.dialects.postgresql.base import ischema_names
from sqlalchemy.orm import Mapped, mapped_column
from sqlalchemy.types import UserDefinedType

from core.activity.erasure import delete_user_events
from core.kit.database import ERASE_FUNCTION, MENTIONS, Base, PrimaryKey

Money = Numeric(18, 2)


class Xid8(UserDefinedType[int]):
    """The number of a transaction; never wraps around."""

    cache_ok = True

    def get_col_spec(self, **_: Any) -> str:
        return "xid8"


ischema_names["xid8"] = Xid8  # so that the migrated table can be compared with this one


class EventId(Base):
    """The ledger: an id is here if and only if its event was stored; `hash` tells its content."""

    __tablename__ = "event_ids"
    __table_args__ = (Index("ix_event_ids_first_seen", "first_seen", postgresql_using="brin"),)

    event_id: Mapped[PrimaryKey]
    hash: Mapped[bytes] = mapped_column(LargeBinary)
    first_seen: Mapped[datetime]


class StoredEvent(Base):
    """An event, each once. Partitioned by week of `received_at`; unique through the ledger.

    `received_at` is set by the endpoint, `xid` by the transaction that stored it: a reader that
    takes
    `xid < pg_snapshot_xmin(pg_current_snapshot())` misses none. SQLAlchemy asks for a primary key,
    the table has none.
    """

    __tablename__ = "events"
    __table_args__ = (
        # A person alone is found by it, too: PostgreSQL skips from type to type.
        Index("ix_events_steps", "event_type", "user_id", "ts", postgresql_include=["received_at"]),
        Index("ix_events_ts", "ts", postgresql_using="brin"),
        Index("ix_events_received_at", "received_at"),
        Index("ix_events_xid", "xid"),
        {
            "postgresql_partition_by": "RANGE (received_at)",
            "info": {ERASE_FUNCTION: delete_user_events},
        },
    )
    __mapper_args__ = {"primary_key": ["event_id"]}  # noqa: RUF012 - SQLAlchemy reads it as declared

    event_id: Mapped[UUID]
    ts: Mapped[datetime]
    user_id: Mapped[str] = mapped_column(Text)
    event_type: Mapped[str] = mapped_column(Text)
    amount: Mapped[Decimal | None] = mapped_column(Money)
    props: Mapped[dict[str, Any]]
    source: Mapped[str] = mapped_column(Text)
    received_at: Mapped[datetime]
    xid: Mapped[int] = mapped_column(Xid8, server_default=text("pg_current_xact_id()"))


class MetricsMinute(Base):
    """How many events of a type, and their amounts' sum, by the minute of `ts`."""

    __tablename__ = "metrics_minute"

    minute: Mapped[datetime] = mapped_column(primary_key=True)
    event_type: Mapped[str] = mapped_column(Text, primary_key=True)
    n: Mapped[int] = mapped_column(BigInteger)
    total: Mapped[Decimal] = mapped_column(Numeric)


class DeadLetter(Base):
    """What could not be stored, with its reason, until a person decides."""

    __tablename__ = "dead_letters"
    __table_args__ = (
        Index("ix_dead_letters_open", "state", "received_at"),
        {"info": {MENTIONS: "payload"}},
    )

    id: Mapped[PrimaryKey]
    event_id: Mapped[UUID | None] = mapped_column(index=True)
    reason: Mapped[str]
    payload: Mapped[str] = mapped_column(Text)
    error: Mapped[str] = mapped_column(Text)
    source: Mapped[str]
    received_at: Mapped[datetime]
    state: Mapped[str] = mapped_column(server_default="open")


class ApiKey(Base):
    """A key of a source: SHA-256 of it, since the key itself is random and long.

    `rate` is events a second, over a burst of as many; `hint` the first letters, to tell keys
    apart.
    """

    __tablename__ = "api_keys"

    id: Mapped[PrimaryKey]
    hash: Mapped[bytes] = mapped_column(LargeBinary, unique=True)
    hint: Mapped[str]
    source: Mapped[str]
    scopes: Mapped[list[str]] = mapped_column(ARRAY(String))
    rate: Mapped[int]
    created_at: Mapped[datetime] = mapped_column(DateTime(timezone=True), server_default=func.now())
    revoked_at: Mapped[datetime | None]
