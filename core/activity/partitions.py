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


def get_monday(instant: datetime) -> date:
    """The Monday, in UTC, of the week of an aware instant."""
    day = instant.astimezone(UTC).date()
    return day - timedelta(days=day.weekday())


def list_required_weeks(now: datetime) -> list[date]:
    """The Mondays of the last week, of this one and of those ahead that must have a partition."""
    return [get_monday(now + WEEK * number) for number in range(-1, WEEKS_AHEAD + 1)]


def get_partition_name(monday: date) -> str:
    """The partition of that week, within the schema."""
    return f"{_PREFIX}{monday:%Y%m%d}"


def build_create_statement(monday: date) -> str:
    """The DDL of one week; harmless when repeated."""
    return (
        f"CREATE TABLE IF NOT EXISTS {SCHEMA}.{get_partition_name(monday)} PARTITION OF events"
        f" FOR VALUES FROM ('{monday}T00:00:00Z') TO ('{monday + WEEK}T00:00:00Z')"
    )


async def create_partitions(connection: AsyncConnection, mondays: Iterable[date]) -> None:
    """Make the partitions that are not there yet."""
    for monday in sorted(set(mondays)):
        if (
            await connection.scalar(_EXISTS, {"name": f"{SCHEMA}.{get_partition_name(monday)}"})
            is None
        ):
            await connection.execute(text(build_create_statement(monday)))


async def drop_partitions_before(connection: AsyncConnection, oldest: datetime) -> list[str]:
    """Drop the partitions that hold only what was received before `oldest`; gives their names."""
    last = get_partition_name(get_monday(oldest))
    names = (await connection.scalars(_NAMES, {"schema": SCHEMA})).all()
    gone = [name for name in names if name.startswith(_PREFIX) and name < last]
    for name in gone:
        await connection.execute(text(f"DROP TABLE {SCHEMA}.{name}"))
    return gone


_EXISTS = text("SELECT to_regclass(:name)")
_NAMES = text("SELECT tablename FROM pg_tables WHERE schemaname = :schema ORDER BY 1")
