"""Append-only journal of the playground's tables: what survives a restart.

Each line is `[table, key, value]`, a null value meaning the row is gone. A line is one
`write` into the page cache (some microseconds, no thread, no fsync): it survives the death
of the process, not the loss of power, which is right for a playground. On opening, the
journal is rewritten with the living rows only.
"""

import fcntl
import os
from pathlib import Path
from typing import Any

import msgspec

Table = dict[str, Any]


class TableJournal:
    """Tables of JSON rows in memory, mirrored into a file when `path` is given."""

    def __init__(self, path: Path | None) -> None:
        self._path = path
        self._descriptor: int | None = None
        self._tables: dict[str, Table] = {}

    def open_file(self) -> None:
        """Load the rows.

        :raises OSError: the folder cannot be written, or another process holds the journal.
        """
        if self._path is None:
            return
        self._path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        self._descriptor = os.open(self._path, os.O_RDWR | os.O_CREAT | os.O_APPEND, 0o600)
        try:
            fcntl.flock(self._descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            self.close()
            raise OSError(f"{self._path} is in use by another playground") from error
        self._load_rows(self._path.read_bytes())
        self._compact_file(self._path)

    def close(self) -> None:
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None

    def get_table(self, name: str) -> Table:
        """The rows of a table; read only: changes go through `put` and `drop`."""
        return self._tables.setdefault(name, {})

    def put_row(self, table: str, key: str | int, value: Any) -> None:
        """Write a row; the caller never changes `value` afterwards."""
        self.get_table(table)[str(key)] = value
        self._append_row([table, str(key), value])

    def drop_row(self, table: str, key: str | int) -> None:
        if self.get_table(table).pop(str(key), None) is not None:
            self._append_row([table, str(key), None])

    def clear_table(self, table: str) -> None:
        """Forget every row of a table."""
        for key in list(self.get_table(table)):
            self.drop_row(table, key)

    def _append_row(self, row: list[Any]) -> None:
        if self._descriptor is not None:
            os.write(self._descriptor, msgspec.json.encode(row) + b"\n")

    def _load_rows(self, content: bytes) -> None:
        complete, _, _torn = content.rpartition(b"\n")
        for line in complete.splitlines():
            table, key, value = msgspec.json.decode(line)
            if value is None:
                self.get_table(table).pop(key, None)
            else:
                self.get_table(table)[key] = value

    def _compact_file(self, path: Path) -> None:
        """Rewrite by way of a whole copy under the lock, so that a crash loses nothing."""
        fresh = path.with_suffix(".new")
        rows = [
            msgspec.json.encode([name, key, value]) + b"\n"
            for name, table in self._tables.items()
            for key, value in table.items()
        ]
        fresh.unlink(missing_ok=True)
        descriptor = os.open(fresh, os.O_RDWR | os.O_CREAT | os.O_APPEND, 0o600)
        with os.fdopen(os.dup(descriptor), "wb") as file:
            file.write(b"".join(rows))
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        fresh.replace(path)
        self.close()
        self._descriptor = descriptor
