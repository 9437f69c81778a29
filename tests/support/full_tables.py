"""Rows for every table there is, made from the tables' own descriptions.

A table that comes later is filled without being named here; one whose columns cannot be guessed
fails loudly and gets its values in OWN_VALUES.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from decimal import Decimal
from typing import Any
from uuid import UUID, uuid4

import msgspec
from sqlalchemy import ARRAY, Column, Table, Uuid, insert
from sqlalchemy import types as t
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.ext.asyncio import AsyncConnection

from core.activity import partitions
from core.kit.database import MENTIONS
from core.kit.messages import Notification, encode
from core.kit.outbox import MULTIPLE_USERS_ID
from core.wiring import metadata

NOON = datetime(2026, 3, 10, 12, tzinfo=UTC)
# Tables in which nothing is anybody's: each is a decision, so a new one has to be added by hand.
NOBODYS = {"activity_cursors", "activity_days", "api_keys", "event_ids", "metrics_minute"}
OWN_VALUES: dict[str, dict[str, Any]] = {
    "users": {
        "notices": {"task": "off"},
        "zone": "Europe/Moscow",
        "locale": "ru",
        "pictures": "light",
    },
    "broadcasts": {"state": "running", "letter": {"text": "всем"}, "segment": {}},
    "dead_letters": {"state": "open"},
    "reminders": {"zone": "Europe/Moscow", "rrule": None},
    "focus_sessions": {"mode": "pomodoro", "phase": "work", "end": "finished"},
}


@dataclass(slots=True)
class Filled:
    """Somebody with a row in each table; `marks` are the words by which their rows are found."""

    user_id: UUID
    number: str
    name: str
    keys: dict[str, dict[str, Any]] = field(default_factory=dict)

    @property
    def marks(self) -> tuple[str, ...]:
        return str(self.user_id), self.user_id.hex, self.number, self.name

    def rows(self) -> dict[str, str]:
        """Their row in each table, as `everything` shows it."""
        return {table: in_words(row.values()) for table, row in self.keys.items()}

    async def fill(self, connection: AsyncConnection) -> None:
        """A row in every table that is not NOBODYS, each column with something in it."""
        self.keys.clear()
        await partitions.create_partitions(connection, partitions.list_required_weeks(NOON))
        for table in metadata.sorted_tables:
            if table.name in NOBODYS:
                continue
            columns = [one for one in table.columns if one.identity is None and not _by_itself(one)]
            row = {one.name: self._value(table, one) for one in columns}
            row |= OWN_VALUES.get(table.name, {})
            made = await connection.execute(insert(table).values(row).returning(table))
            self.keys[table.name] = dict(made.mappings().one())

    async def name_in_rows_of(self, other: "Filled", connection: AsyncConnection) -> None:
        """Be named where others are the owners: in a list of many, and in a broadcast's queue."""
        notes = [
            Notification(key=f"b:{who}", kind="broadcast", user_id=who)
            for who in (self.user_id, other.user_id)
        ]
        outbox, broadcasts = metadata.tables["outbox"], metadata.tables["broadcasts"]
        for payload in (encode(notes), encode(notes[:1])):
            row = {"message_id": str(uuid4()), "user_id": MULTIPLE_USERS_ID, "payload": payload}
            await connection.execute(insert(outbox).values(subject="notify.x", trace="", **row))
        queue = {"waiting": [self.user_id, other.user_id], "cursor": self.user_id}
        await connection.execute(
            broadcasts.update().where(broadcasts.c.owner_id == other.user_id).values(queue)
        )

    def _value(self, table: Table, column: Column[Any]) -> Any:
        if table.name == "users":
            own = {"id": self.user_id, "platform": "telegram", "platform_user_id": self.number}
            if column.name in own:
                return own[column.name]
        for key in column.foreign_keys:
            parent = self.keys.get(key.column.table.name)
            return parent[key.column.name] if parent else None
        if column.name == "user_id":
            return self.user_id if isinstance(column.type, Uuid) else str(self.user_id)
        return self._of_type(column.type, column)

    def _of_type(self, kind: Any, column: Column[Any]) -> Any:
        if isinstance(kind, ARRAY):
            return [self._of_type(kind.item_type, column)]
        if isinstance(kind, JSONB):
            return {"name": self.name, "id": str(self.user_id)}
        if isinstance(kind, t.LargeBinary):
            return encode([Notification(key=self.name, kind="task", user_id=self.user_id)])
        if isinstance(kind, t.String):
            told = column.table.info.get(MENTIONS) == column.name
            words = {"name": self.name, "user_id": str(self.user_id)}
            return msgspec.json.encode(words).decode() if told else f"{self.name} {uuid4()}"
        if isinstance(kind, t.DateTime):
            return NOON if kind.timezone else NOON.replace(tzinfo=None)
        simple: dict[type, Any] = {
            Uuid: self.user_id if column.name == "cursor" else uuid4(),
            t.Boolean: True,
            t.Date: date(2026, 3, 10),
            t.Time: time(9),
            t.Integer: 1,
            t.Float: 1.0,
            t.Numeric: Decimal(1),
        }
        fits = [value for base, value in simple.items() if isinstance(kind, base)]
        assert fits, f"no filling for {column} of {kind!r}"
        return fits[0]


def _by_itself(column: Column[Any]) -> bool:
    return column.table.name == "events" and column.name == "xid"


async def everything(connection: AsyncConnection) -> dict[str, list[str]]:
    """All rows of all tables as words, bytes included."""
    found: dict[str, list[str]] = {}
    for table in metadata.sorted_tables:
        rows = (await connection.execute(table.select())).all()
        found[table.name] = [in_words(row) for row in rows]
    return found


def in_words(values: Iterable[Any]) -> str:
    """A row as one line."""
    return " ".join(_words(value) for value in values)


def _words(value: Any) -> str:
    if isinstance(value, bytes):
        return value.decode("latin-1") + value.decode("utf-8", "replace")
    if isinstance(value, dict | list | tuple):
        return str(msgspec.json.decode(msgspec.json.encode(value)))
    return str(value)
