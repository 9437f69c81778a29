"""The partitions of `events`: one a week, made ahead of time, dropped when they are too old.

They live in a schema of their own, so that the models need not know them.
"""

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection

SCHEMA = "partitions"
WEEK = timedelta(weeks=1)
WEEKS_AHEAD = 4
LEDGER_DAYS = 45  # an event may be 30 days old, and then wait a week in the stream
_PREFIX = "events_"


def monday_of(instant: datetime) -> date:
    """The Monday, in UTC, of the week of an aware instant."""
    day = instant.astimezone(UTC).date()
    return day - timedelta(days=day.weekday())


def weeks_ahead(now: datetime) -> list[date]:
    """The Mondays of the last week, of this one and of those ahead that must have a partition."""
    return [monday_of(now + WEEK * number) for number in range(-1, WEEKS_AHEAD + 1)]


def name_of(monday: date) -> str:
    """The partition of that week, within the schema."""
    return f"{_PREFIX}{monday:%Y%m%d}"


def statement(monday: date) -> str:
    """The DDL of one week; harmless when repeated."""
    return (
        f"CREATE TABLE IF NOT EXISTS {SCHEMA}.{name_of(monday)} PARTITION OF events"
        f" FOR VALUES FROM ('{monday}T00:00:00Z') TO ('{monday + WEEK}T00:00:00Z')"
    )


async def ensure(connection: AsyncConnection, mondays: Iterable[date]) -> None:
    """Make the partitions that are not there yet."""
    for monday in sorted(set(mondays)):
        if await connection.scalar(_EXISTS, {"name": f"{SCHEMA}.{name_of(monday)}"}) is None:
            await connection.execute(text(statement(monday)))


async def drop_before(connection: AsyncConnection, oldest: datetime) -> list[str]:
    """Drop the partitions that hold only what was received before `oldest`; gives their names."""
    last = name_of(monday_of(oldest))
    names = (await connection.scalars(_NAMES, {"schema": SCHEMA})).all()
    gone = [name for name in names if name.startswith(_PREFIX) and name < last]
    for name in gone:
        await connection.execute(text(f"DROP TABLE {SCHEMA}.{name}"))
    return gone


_EXISTS = text("SELECT to_regclass(:name)")
_NAMES = text("SELECT tablename FROM pg_tables WHERE schemaname = :schema ORDER BY 1")
