"""Reading advice."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.dialects.postgresql import distinct_on
from sqlalchemy.ext.asyncio import AsyncSession

from core.advice.contracts import AdviceCard
from core.advice.models import GivenAdvice


@dataclass(slots=True, frozen=True)
class AdviceQueries:
    session: AsyncSession

    async def get_card(self, advice_id: UUID, user_id: UUID) -> AdviceCard | None:
        """What the owner was told, or None."""
        mine = select(GivenAdvice).where(
            GivenAdvice.id == advice_id, GivenAdvice.user_id == user_id
        )
        one = (await self.session.execute(mine)).scalar_one_or_none()
        return one.build_card() if one else None

    async def count_helpful(self, user_id: UUID) -> int:
        """How many different pieces the person found helpful."""
        mine = select(func.count(GivenAdvice.piece.distinct())).where(
            *_build_helpful_conditions(user_id)
        )
        return await self.session.scalar(mine) or 0

    async def list_helpful(self, user_id: UUID, offset: int, limit: int) -> tuple[AdviceCard, ...]:
        """A page of what the person found helpful, each piece once, newest first."""
        newest = (
            select(GivenAdvice.id)
            .where(*_build_helpful_conditions(user_id))
            .ext(distinct_on(GivenAdvice.piece))
            .order_by(GivenAdvice.piece, GivenAdvice.given_at.desc())
        )
        page = (
            select(GivenAdvice)
            .where(GivenAdvice.id.in_(newest))
            .order_by(GivenAdvice.given_at.desc(), GivenAdvice.id)
            .offset(offset)
            .limit(limit)
        )
        return tuple(one.build_card() for one in (await self.session.execute(page)).scalars())


def _build_helpful_conditions(user_id: UUID) -> tuple[ColumnElement[bool], ...]:
    return GivenAdvice.user_id == user_id, GivenAdvice.rating == "helpful"
