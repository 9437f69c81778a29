"""A downgrade that would delete what people have entered is refused before it changes anything."""

import re
from typing import Any

from sqlalchemy import Connection, event, text

from migrations.errors import DataWouldBeDeleted

_DROP_TABLE = re.compile(r"\s*DROP TABLE (?:IF EXISTS )?(\S+)", re.IGNORECASE)
_DROP_COLUMN = re.compile(r"\s*ALTER TABLE (\S+) DROP COLUMN", re.IGNORECASE)
_DELETE = re.compile(r"\s*DELETE FROM (\S+)(.*)", re.IGNORECASE | re.DOTALL)
BOOKKEEPING = "alembic_version"


def refuse_deleting(connection: Connection) -> None:
    """Raise DataWouldBeDeleted at the first statement that would delete rows or their columns."""
    event.listen(connection, "before_cursor_execute", _check_statement)


def _check_statement(connection: Connection, _: Any, statement: str, *__: Any) -> None:
    found = _DROP_TABLE.match(statement) or _DROP_COLUMN.match(statement)
    deletion = _DELETE.match(statement)
    if deletion is not None:
        table, condition = deletion.groups()
    elif found is not None:
        table, condition = found[1], ""
    else:
        return
    if table == BOOKKEEPING:
        return
    if connection.scalar(text(f"SELECT EXISTS (SELECT FROM {table} {condition})")):  # noqa: S608
        raise DataWouldBeDeleted(
            f"this downgrade would delete data that people have entered (table {table}); nothing "
            "was changed. Restore the backup made before the upgrade, or, if the data may go, "
            "repeat the command as `alembic -x delete-data=yes downgrade …`"
        )
