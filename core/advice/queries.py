"""Reading advice."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from core.advice.contracts import AdviceCard, AdvicePage
from core.advice.models import SaidAdvice


@dataclass(slots=True, frozen=True)
class AdviceQueries:
    session: AsyncSession

    async def card(self, advice_id: UUID, user_id: UUID) -> AdviceCard | None:
        """What the owner was told, or None."""
        mine = select(SaidAdvice).where(SaidAdvice.id == advice_id, SaidAdvice.user_id == user_id)
        one = (await self.session.execute(mine)).scalar_one_or_none()
        return one.card() if one else None

    async def helpful(self, user_id: UUID, offset: int, limit: int) -> AdvicePage:
        """What the person found helpful, each piece once, newest first."""
        newest = (
            select(SaidAdvice)
            .where(SaidAdvice.user_id == user_id, SaidAdvice.rating == "helpful")
            .distinct(SaidAdvice.piece)
            .order_by(SaidAdvice.piece, SaidAdvice.given_at.desc())
            .cte("newest")
        )
        total = await self.session.scalar(select(func.count()).select_from(newest))
        page = (
            select(SaidAdvice)
            .join(newest, newest.c.id == SaidAdvice.id)
            .order_by(SaidAdvice.given_at.desc(), SaidAdvice.id)
            .offset(offset)
            .limit(limit)
        )
        rows = (await self.session.execute(page)).scalars()
        return AdvicePage(tuple(one.card() for one in rows), total or 0)
