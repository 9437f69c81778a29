"""Reading people."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from core.users.contracts import Profile
from core.users.models import User


@dataclass(slots=True, frozen=True)
class UserQueries:
    session: AsyncSession

    async def profile(self, user_id: UUID) -> Profile | None:
        user = await self.session.get(User, user_id)
        return user.profile() if user else None
