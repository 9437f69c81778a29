"""What a use case changed in its rows, as parts of the statement that settles the command.

SQLAlchemy's flush sends a statement for each table, and looks at all of it twice.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, cast

from sqlalchemy import BindParameter, ClauseElement, Table, bindparam, inspect
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import InstanceState, Mapper

MAX_TRACKED_ROWS = 8  # rows; more of them are flushed, which groups them
RowShape = tuple[Mapper[Any], tuple[str, ...]]  # a row's kind, and the names of what changed in it


@dataclass(slots=True, frozen=True)
class RowChanges:
    """One shape a row, and the values of their parameters."""

    shapes: tuple[RowShape, ...] = ()
    values: dict[str, Any] = field(default_factory=dict)


async def collect_changes(session: AsyncSession) -> RowChanges:
    """What is to be written yet of the session's rows. Rows that come or go, and values that are
    computed by PostgreSQL, are flushed: then nothing is left to be taken."""
    inner = session.sync_session
    dirty = inner.dirty
    if not (inner.new or inner.deleted or len(dirty) > MAX_TRACKED_ROWS):
        states: list[InstanceState[Any]] = [inspect(row) for row in dirty]
        if not any(_has_computed_value(state) for state in states):
            return _describe_changes([state for state in states if _list_changed_columns(state)])
    await session.flush()
    return RowChanges()


def build_update_ctes(shapes: Iterable[RowShape]) -> Iterator[str]:
    """A common table expression `changed<n>` for each row; it returns the row it found."""
    for row, (kind, names) in enumerate(shapes):
        put = ", ".join(f'"{name}" = :c{row}_{name}' for name in names)
        own = " AND ".join(f'"{key.name}" = :k{row}_{key.name}' for key in kind.primary_key)
        table = cast(Table, kind.local_table).name
        yield f'changed{row} AS (UPDATE "{table}" SET {put} WHERE {own} RETURNING 1)'  # noqa: S608


def build_bind_parameters(shapes: Iterable[RowShape]) -> Iterator[BindParameter[Any]]:
    """The typed parameters of `parts`."""
    for row, (kind, names) in enumerate(shapes):
        for name in names:
            yield bindparam(f"c{row}_{name}", type_=kind.columns[name].type)
        for key in kind.primary_key:
            yield bindparam(f"k{row}_{key.name}", type_=key.type)


def _describe_changes(states: Iterable[InstanceState[Any]]) -> RowChanges:
    shapes: list[RowShape] = []
    values: dict[str, Any] = {}
    for row, state in enumerate(states):
        names = _list_changed_columns(state)
        assert state.identity is not None
        shapes.append((state.mapper, names))
        values |= {f"c{row}_{name}": state.dict[name] for name in names}
        keys = zip(state.mapper.primary_key, state.identity, strict=True)
        values |= {f"k{row}_{key.name}": value for key, value in keys}
    return RowChanges(tuple(shapes), values)


def _list_changed_columns(state: InstanceState[Any]) -> tuple[str, ...]:
    columns = state.mapper.columns
    return tuple(
        name
        for name, before in state.committed_state.items()
        if not columns[name].type.compare_values(before, state.dict[name])
    )


def _has_computed_value(state: InstanceState[Any]) -> bool:
    return any(
        isinstance(value, ClauseElement) or hasattr(value, "__clause_element__")
        for value in (state.dict.get(name) for name in state.committed_state)
    )
