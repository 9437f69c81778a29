"""All that is somebody's as of one instant, read in pieces however much it is."""

from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Column, Select, Table, select
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine
from sqlalchemy.types import LargeBinary

from core.kit.owned_tables import DataSubject, OwnedTable, list_owned_tables

PAGE_ROWS = 500
Rows = Sequence[Mapping[str, Any]]


@dataclass(slots=True, frozen=True)
class Snapshot:
    """One transaction in which every question is answered as of its beginning."""

    connection: AsyncConnection

    async def iterate_pages(self, what: Select[Any]) -> AsyncIterator[Rows]:
        """The rows of a query, at most AT_ONCE in memory."""
        result = await self.connection.stream(what)
        async for page in result.mappings().partitions(PAGE_ROWS):
            yield page


@asynccontextmanager
async def open_snapshot(engine: AsyncEngine) -> AsyncIterator[Snapshot]:
    """Held no longer than the block; nothing can be written in it."""
    async with engine.connect() as connection:
        kept = await connection.execution_options(
            isolation_level="REPEATABLE READ", postgresql_readonly=True
        )
        yield Snapshot(kept)


def is_exported(column: Column[Any]) -> bool:
    """False for hashes, secrets and encoded messages, which are all bytes."""
    return not isinstance(column.type, LargeBinary)


def list_tables(who: DataSubject) -> dict[str, Select[Any]]:
    """A query for the rows of each table that can hold something of theirs."""
    return {one.table.name: _build_query(one) for one in list_owned_tables(who)}


def _build_query(one: OwnedTable) -> Select[Any]:
    columns = [column for column in one.table.columns if is_exported(column)]
    return select(*columns).where(one.where).order_by(*_get_order_columns(one.table))


def _get_order_columns(table: Table) -> list[Column[Any]]:
    """Rows in the order they came, where the table knows it."""
    came = [table.c[name] for name in ("created_at", "started_at", "at") if name in table.c]
    return [*came[:1], *table.primary_key.columns]
