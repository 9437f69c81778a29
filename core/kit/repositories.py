"""What the repositories of the domains share. They write; they never commit."""

from dataclasses import dataclass
from typing import Any, ClassVar, Generic, TypeVar
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from core.kit.database import Base
from core.kit.errors import NotFound

R = TypeVar("R", bound=Base)


@dataclass(slots=True, frozen=True)
class Repository(Generic[R]):
    """Rows of `model`, called `name` where one is not found."""

    session: AsyncSession
    model: ClassVar[type[Any]]
    name: ClassVar[str]

    def add(self, *rows: Base) -> None:
        """Written when the command is done."""
        self.session.add_all(rows)

    async def insert(self, *rows: Base) -> None:
        """Written at once: before rows that refer to them, and before they are read."""
        self.add(*rows)
        await self.flush()

    async def delete(self, row: Base) -> None:
        await self.session.delete(row)
        await self.flush()

    async def flush(self) -> None:
        """Write what has changed so far."""
        await self.session.flush()

    async def _lock(self, key: Any) -> R | None:
        return await self.session.get(self.model, key, with_for_update=True)

    def _require(self, row: R | None) -> R:
        if row is None:
            raise NotFound(self.name)
        return row


class KeyedRepository(Repository[R]):
    """Rows whose primary key says whose they are, or which are nobody's."""

    async def find(self, *key: Any) -> R | None:
        """The row of this primary key, locked, or None."""
        return await self._lock(key)

    async def get(self, *key: Any) -> R:
        """The row of this primary key, locked. Raises NotFound."""
        return self._require(await self._lock(key))


class OwnedRepository(Repository[R]):
    """Rows with an `id`, each of one person; every look-up names the person."""

    owner_column: ClassVar[str] = "user_id"

    async def find(self, id: UUID, user_id: UUID) -> R | None:
        """The person's row, locked, or None while the id is free. Raises NotFound if it is
        somebody else's."""
        row = await self._lock(id)
        if row is not None and getattr(row, self.owner_column) != user_id:
            raise NotFound(self.name)
        return row

    async def get(self, id: UUID, user_id: UUID) -> R:
        """The person's row, locked. Raises NotFound, also if it is somebody else's."""
        return self._require(await self.find(id, user_id))
