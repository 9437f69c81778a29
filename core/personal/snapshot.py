"""All that is somebody's as of one instant, read in pieces however much it is."""

from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Column, Select, Table, select
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine
from sqlalchemy.types import LargeBinary

from core.personal.belongings import Belonging, Somebody, belongings

AT_ONCE = 500
Rows = Sequence[Mapping[str, Any]]


@dataclass(slots=True, frozen=True)
class Snapshot:
    """One transaction in which every question is answered as of its beginning."""

    connection: AsyncConnection

    async def pages(self, what: Select[Any]) -> AsyncIterator[Rows]:
        """The rows of a query, at most AT_ONCE in memory."""
        result = await self.connection.stream(what)
        async for page in result.mappings().partitions(AT_ONCE):
            yield page


@asynccontextmanager
async def snapshot(engine: AsyncEngine) -> AsyncIterator[Snapshot]:
    """Held no longer than the block; nothing can be written in it."""
    async with engine.connect() as connection:
        kept = await connection.execution_options(
            isolation_level="REPEATABLE READ", postgresql_readonly=True
        )
        yield Snapshot(kept)


def told(column: Column[Any]) -> bool:
    """False for hashes, secrets and encoded messages, which are all bytes."""
    return not isinstance(column.type, LargeBinary)


def tables_of(who: Somebody) -> dict[str, Select[Any]]:
    """A query for the rows of each table that can hold something of theirs."""
    return {one.table.name: _query(one) for one in belongings(who)}


def _query(one: Belonging) -> Select[Any]:
    columns = [column for column in one.table.columns if told(column)]
    return select(*columns).where(one.where).order_by(*_key(one.table))


def _key(table: Table) -> list[Column[Any]]:
    """Rows in the order they came, where the table knows it."""
    came = [table.c[name] for name in ("created_at", "started_at", "at") if name in table.c]
    return [*came[:1], *table.primary_key.columns]
