"""Rows that belong to somebody."""

from typing import Protocol, TypeVar
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from core.kit.errors import NotFound


class Owned(Protocol):
    """A mapped class that names its owner."""

    @property
    def user_id(self) -> UUID: ...


T = TypeVar("T", bound=Owned)


async def find_owned_row(
    session: AsyncSession, kind: type[T], id: UUID, user_id: UUID, what: str
) -> T | None:
    """The owner's row, locked, or None while the id is free. Raises NotFound(`what`) if it is
    somebody else's."""
    row = await session.get(kind, id, with_for_update=True)
    if row is not None and row.user_id != user_id:
        raise NotFound(what)
    return row
