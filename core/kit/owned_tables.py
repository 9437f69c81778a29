"""What belongs to a person, read from the tables' own descriptions.

A row is a person's if it refers to them with ON DELETE CASCADE, carries their id as `user_id`, or
hangs on such a row. A new table is found by itself.
"""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import Column, ColumnElement, Table, TextClause, Uuid, or_, select
from sqlalchemy.types import String

from core.kit.database import ANONYMIZE_STATEMENTS, ERASE_FUNCTION, MENTIONS, Base

OWNER_COLUMN = "user_id"


@dataclass(slots=True, frozen=True)
class DataSubject:
    """A person as rows name them: other systems' events call them by one of `names`."""

    id: UUID
    names: tuple[str, ...] = ()

    @classmethod
    def from_platform(cls, user_id: UUID, platform: str, platform_user_id: str) -> "DataSubject":
        return cls(user_id, (str(user_id), f"{platform}:{platform_user_id}"))


@dataclass(slots=True, frozen=True)
class OwnedTable:
    """The rows of a table that are somebody's."""

    table: Table
    where: ColumnElement[bool]


def list_owned_tables(who: DataSubject) -> list[OwnedTable]:
    """Every table that can hold something of theirs, those referred to before those that refer."""
    found: dict[str, OwnedTable] = {}
    for table in Base.metadata.sorted_tables:
        conditions = _build_owner_conditions(table, who) or _build_linked_conditions(table, found)
        if conditions:
            found[table.name] = OwnedTable(table, or_(*conditions))
    return list(found.values())


def list_erasers() -> list[Callable[..., Awaitable[int]]]:
    """What deletes rows of a person's where counts of others depend on them."""
    tables = Base.metadata.sorted_tables
    return [table.info[ERASE_FUNCTION] for table in tables if ERASE_FUNCTION in table.info]


def list_anonymizing_statements() -> Sequence[TextClause]:
    """Statements that take a person out of rows which are not theirs."""
    return [
        one
        for table in Base.metadata.sorted_tables
        for one in table.info.get(ANONYMIZE_STATEMENTS, ())
    ]


def _build_owner_conditions(table: Table, who: DataSubject) -> list[ColumnElement[bool]]:
    """By columns that name the person."""
    if table.name == "users":
        return [table.c.id == who.id]
    named = [column == who.id for column in table.columns if _is_reference(column, "users")]
    owner = table.columns.get(OWNER_COLUMN)
    if owner is not None and not owner.foreign_keys:
        named.append(owner == who.id if isinstance(owner.type, Uuid) else owner.in_(who.names))
    if MENTIONS in table.info:
        text: Column[Any] = table.c[table.info[MENTIONS]]
        assert isinstance(text.type, String)
        words = (str(who.id), *(f'"{name}"' for name in who.names))
        named += [text.contains(word, autoescape=True) for word in words]
    return named


def _build_linked_conditions(
    table: Table, found: dict[str, OwnedTable]
) -> list[ColumnElement[bool]]:
    """By rows that are the person's, on which these hang."""
    return [
        column.in_(select(key.column).where(found[key.column.table.name].where))
        for column in table.columns
        for key in column.foreign_keys
        if key.ondelete == "CASCADE" and key.column.table.name in found
    ]


def _is_reference(column: Column[Any], table: str) -> bool:
    return any(
        key.column.table.name == table and key.ondelete == "CASCADE" for key in column.foreign_keys
    )
