"""Reading people."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import ARRAY, BindParameter, Uuid, any_, bindparam, select
from sqlalchemy.ext.asyncio import AsyncSession

from core.kit.errors import NotFound
from core.users.contracts import Profile
from core.users.models import User, build_profile_from_row


@dataclass(slots=True, frozen=True)
class UserQueries:
    session: AsyncSession

    async def get_profile(self, user_id: UUID) -> Profile | None:
        user = await self.session.get(User, user_id)
        return user.build_profile() if user else None

    async def require_profile(self, user_id: UUID) -> Profile:
        """The profile. Raises NotFound for a person who is not known."""
        profile = await self.get_profile(user_id)
        if profile is None:
            raise NotFound("user")
        return profile

    async def get_profiles(self, user_ids: Collection[UUID]) -> dict[UUID, Profile]:
        """Those of `user_ids` who are known."""
        asked = select(User.__table__).where(User.id == any_(_build_ids_parameter(user_ids)))
        return {user.id: build_profile_from_row(user) for user in await self.session.execute(asked)}

    async def get_addresses(self, user_ids: Collection[UUID]) -> dict[UUID, str]:
        """Where those of `user_ids` who are known are in their messenger."""
        asked = select(User.id, User.platform_user_id).where(
            User.id == any_(_build_ids_parameter(user_ids))
        )
        return {user.id: user.platform_user_id for user in await self.session.execute(asked)}


def _build_ids_parameter(user_ids: Collection[UUID]) -> BindParameter[Sequence[UUID]]:
    """One parameter, however many: the statement stays the same."""
    return bindparam("ids", list(user_ids), type_=ARRAY(Uuid()))
