"""Reading advice."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.dialects.postgresql import distinct_on
from sqlalchemy.ext.asyncio import AsyncSession

from core.advice.contracts import AdviceCard
from core.advice.models import SaidAdvice


@dataclass(slots=True, frozen=True)
class AdviceQueries:
    session: AsyncSession

    async def card(self, advice_id: UUID, user_id: UUID) -> AdviceCard | None:
        """What the owner was told, or None."""
        mine = select(SaidAdvice).where(SaidAdvice.id == advice_id, SaidAdvice.user_id == user_id)
        one = (await self.session.execute(mine)).scalar_one_or_none()
        return one.card() if one else None

    async def count_helpful(self, user_id: UUID) -> int:
        """How many different pieces the person found helpful."""
        mine = select(func.count(SaidAdvice.piece.distinct())).where(*_helpful(user_id))
        return await self.session.scalar(mine) or 0

    async def helpful(self, user_id: UUID, offset: int, limit: int) -> tuple[AdviceCard, ...]:
        """A page of what the person found helpful, each piece once, newest first."""
        newest = (
            select(SaidAdvice.id)
            .where(*_helpful(user_id))
            .ext(distinct_on(SaidAdvice.piece))
            .order_by(SaidAdvice.piece, SaidAdvice.given_at.desc())
        )
        page = (
            select(SaidAdvice)
            .where(SaidAdvice.id.in_(newest))
            .order_by(SaidAdvice.given_at.desc(), SaidAdvice.id)
            .offset(offset)
            .limit(limit)
        )
        return tuple(one.card() for one in (await self.session.execute(page)).scalars())


def _helpful(user_id: UUID) -> tuple[ColumnElement[bool], ...]:
    return SaidAdvice.user_id == user_id, SaidAdvice.rating == "helpful"
