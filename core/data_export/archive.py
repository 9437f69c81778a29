"""A person's data as files: all tables as JSON, tasks and habits as CSV.

Generic over the tables, so that what a later version keeps is in there by itself. Encoding and
writing happen in threads.
"""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

import msgspec
from sqlalchemy import Select, Table, select
from sqlalchemy.ext.asyncio import AsyncEngine

from core.data_export.snapshot import Rows, Snapshot, is_exported, list_tables, open_snapshot
from core.kit.clock import Clock
from core.kit.database import Base
from core.kit.owned_tables import OWNER_COLUMN, DataSubject
from core.kit.sheets import write_rows

FORMAT_VERSION = 1
ALWAYS_EXPORTED = frozenset({"tasks", "habits"})  # sheets that are sent without rows too
ProgressCallback = Callable[[float], Awaitable[None]]


@dataclass(slots=True, frozen=True)
class DataExporter:
    """Writes the files; the engine is asked in one read-only transaction."""

    engine: AsyncEngine
    clock: Clock

    async def write_files(
        self, who: DataSubject, folder: Path, report: ProgressCallback
    ) -> tuple[Path, ...]:
        """The files written into `folder`; `report` is told the share that is done, 0 to 1."""
        queries = list_tables(who)
        sheets = list_sheets(who)
        steps = len(queries) + len(sheets)
        async with open_snapshot(self.engine) as kept:
            everything = folder / "uspevai.json"
            with everything.open("wb") as file:
                await self._write_json(kept, who, queries, file, lambda n: report(n / steps))
            files = [everything]
            for number, (name, what) in enumerate(sheets.items(), len(queries)):
                await report(number / steps)
                path = folder / f"{name}.csv"
                columns = [str(one.key) for one in what.selected_columns]
                with path.open("wb") as file:
                    rows = await _write_sheet(kept.iterate_pages(what), columns, file)
                if rows or name in ALWAYS_EXPORTED:
                    files.append(path)
        return tuple(files)

    async def _write_json(
        self,
        kept: Snapshot,
        who: DataSubject,
        queries: Mapping[str, Select[Any]],
        file: BinaryIO,
        report: Callable[[int], Awaitable[None]],
    ) -> None:
        now = self.clock.now().isoformat()
        head = {
            "product": "uspevai",
            "format": FORMAT_VERSION,
            "exported_at": now,
            "person": str(who.id),
        }
        file.write(msgspec.json.encode(head)[:-1] + b',"tables":{')
        for number, (name, what) in enumerate(queries.items()):
            await report(number)
            file.write(f'{"," if number else ""}\n"{name}":['.encode())
            between = b"\n"
            async for page in kept.iterate_pages(what):
                await asyncio.to_thread(file.write, between + _encode_page(page))
                between = b",\n"
            file.write(b"]")
        file.write(b"}}\n")


def _encode_page(page: Rows) -> bytes:
    return b",\n".join(msgspec.json.encode(dict(row), enc_hook=str) for row in page)


def list_sheets(who: DataSubject) -> dict[str, Select[Any]]:
    """What becomes a CSV file: tasks, habits, and a file for each table that hangs on habits."""
    tables = Base.metadata.tables
    tasks, habits = tables["tasks"], tables["habits"]
    sheets = {one.name: _select_plain(one, who) for one in (tasks, habits)}
    for table in Base.metadata.sorted_tables:
        for key in table.foreign_keys:
            if key.column.table is habits and key.ondelete == "CASCADE":
                sheets[table.name] = _select_of_habit(table, habits, who)
    return sheets


def _select_plain(table: Table, who: DataSubject) -> Select[Any]:
    columns = [
        one for one in table.columns if is_exported(one) and not _is_id_column(table, one.name)
    ]
    key = (table.c.created_at, table.c.id)
    return select(*columns).where(table.c[OWNER_COLUMN] == who.id).order_by(*key)


def _select_of_habit(table: Table, habits: Table, who: DataSubject) -> Select[Any]:
    """With the habit's title in front of what the table says."""
    columns = [
        one for one in table.columns if is_exported(one) and not _is_id_column(table, one.name)
    ]
    joined = table.join(habits, table.c.habit_id == habits.c.id)
    return (
        select(habits.c.title.label("habit"), *columns)
        .select_from(joined)
        .where(habits.c[OWNER_COLUMN] == who.id)
        .order_by(habits.c.created_at, *table.primary_key.columns)
    )


def _is_id_column(table: Table, name: str) -> bool:
    """Ids mean nothing to a reader of a sheet."""
    return name == "id" or bool(table.c[name].foreign_keys)


async def _write_sheet(pages: AsyncIterator[Rows], names: list[str], file: BinaryIO) -> int:
    """UTF-8 with a mark in front, by which spreadsheets know it; returns how many rows."""
    rows = 0
    await asyncio.to_thread(file.write, b"\xef\xbb\xbf" + write_rows([names]))
    async for page in pages:
        lines = [[_format_cell(row[name]) for name in names] for row in page]
        await asyncio.to_thread(file.write, write_rows(lines))
        rows += len(lines)
    return rows


def _format_cell(value: Any) -> str | int | float:
    if value is None:
        return ""
    if isinstance(value, int | float) and not isinstance(value, bool):
        return value
    if isinstance(value, list | tuple):
        return "; ".join(str(_format_cell(one)) for one in value)
    if isinstance(value, dict):
        return msgspec.json.encode(value).decode()
    return str(value)
