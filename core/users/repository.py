"""Writing people."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from core.kit.errors import NotFound
from core.users.models import User


@dataclass(slots=True, frozen=True)
class UserRepository:
    session: AsyncSession

    async def find(self, user_id: UUID) -> User | None:
        return await self.session.get(User, user_id, with_for_update=True)

    async def get(self, user_id: UUID) -> User:
        user = await self.find(user_id)
        if user is None:
            raise NotFound("user")
        return user

    def add(self, user: User) -> None:
        self.session.add(user)
