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

from core.kit.clock import Clock
from core.kit.database import Base
from core.kit.sheets import write_rows
from core.personal.belongings import OWNER, Somebody
from core.personal.snapshot import Rows, Snapshot, snapshot, tables_of, told

FORMAT = 1
ALWAYS = frozenset({"tasks", "habits"})  # sheets that are sent without rows too
Report = Callable[[float], Awaitable[None]]


@dataclass(slots=True, frozen=True)
class Archive:
    """Writes the files; the engine is asked in one read-only transaction."""

    engine: AsyncEngine
    clock: Clock

    async def write(self, who: Somebody, folder: Path, report: Report) -> tuple[Path, ...]:
        """The files written into `folder`; `report` is told the share that is done, 0 to 1."""
        queries = tables_of(who)
        sheets = sheets_of(who)
        steps = len(queries) + len(sheets)
        async with snapshot(self.engine) as kept:
            everything = folder / "uspevai.json"
            with everything.open("wb") as file:
                await self._json(kept, who, queries, file, lambda n: report(n / steps))
            files = [everything]
            for number, (name, what) in enumerate(sheets.items(), len(queries)):
                await report(number / steps)
                path = folder / f"{name}.csv"
                columns = [str(one.key) for one in what.selected_columns]
                with path.open("wb") as file:
                    rows = await _sheet(kept.pages(what), columns, file)
                if rows or name in ALWAYS:
                    files.append(path)
        return tuple(files)

    async def _json(
        self,
        kept: Snapshot,
        who: Somebody,
        queries: Mapping[str, Select[Any]],
        file: BinaryIO,
        report: Callable[[int], Awaitable[None]],
    ) -> None:
        now = self.clock.now().isoformat()
        head = {"product": "uspevai", "format": FORMAT, "exported_at": now, "person": str(who.id)}
        file.write(msgspec.json.encode(head)[:-1] + b',"tables":{')
        for number, (name, what) in enumerate(queries.items()):
            await report(number)
            file.write(f'{"," if number else ""}\n"{name}":['.encode())
            between = b"\n"
            async for page in kept.pages(what):
                await asyncio.to_thread(file.write, between + _encoded(page))
                between = b",\n"
            file.write(b"]")
        file.write(b"}}\n")


def _encoded(page: Rows) -> bytes:
    return b",\n".join(msgspec.json.encode(dict(row), enc_hook=str) for row in page)


def sheets_of(who: Somebody) -> dict[str, Select[Any]]:
    """What becomes a CSV file: tasks, habits, and a file for each table that hangs on habits."""
    tables = Base.metadata.tables
    tasks, habits = tables["tasks"], tables["habits"]
    sheets = {one.name: _plain(one, who) for one in (tasks, habits)}
    for table in Base.metadata.sorted_tables:
        for key in table.foreign_keys:
            if key.column.table is habits and key.ondelete == "CASCADE":
                sheets[table.name] = _of_habit(table, habits, who)
    return sheets


def _plain(table: Table, who: Somebody) -> Select[Any]:
    columns = [one for one in table.columns if told(one) and not _number(table, one.name)]
    key = (table.c.created_at, table.c.id)
    return select(*columns).where(table.c[OWNER] == who.id).order_by(*key)


def _of_habit(table: Table, habits: Table, who: Somebody) -> Select[Any]:
    """With the habit's title in front of what the table says."""
    columns = [one for one in table.columns if told(one) and not _number(table, one.name)]
    joined = table.join(habits, table.c.habit_id == habits.c.id)
    return (
        select(habits.c.title.label("habit"), *columns)
        .select_from(joined)
        .where(habits.c[OWNER] == who.id)
        .order_by(habits.c.created_at, *table.primary_key.columns)
    )


def _number(table: Table, name: str) -> bool:
    """Ids mean nothing to a reader of a sheet."""
    return name == "id" or bool(table.c[name].foreign_keys)


async def _sheet(pages: AsyncIterator[Rows], names: list[str], file: BinaryIO) -> int:
    """UTF-8 with a mark in front, by which spreadsheets know it; returns how many rows."""
    rows = 0
    await asyncio.to_thread(file.write, b"\xef\xbb\xbf" + write_rows([names]))
    async for page in pages:
        lines = [[_cell(row[name]) for name in names] for row in page]
        await asyncio.to_thread(file.write, write_rows(lines))
        rows += len(lines)
    return rows


def _cell(value: Any) -> str | int | float:
    if value is None:
        return ""
    if isinstance(value, int | float) and not isinstance(value, bool):
        return value
    if isinstance(value, list | tuple):
        return "; ".join(str(_cell(one)) for one in value)
    if isinstance(value, dict):
        return msgspec.json.encode(value).decode()
    return str(value)
