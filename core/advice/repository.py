"""Writing advice; every look-up names the owner."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from core.advice.contracts import Signal
from core.advice.models import SaidAdvice
from core.advice.rules import Said
from core.kit.owned import find_owned


@dataclass(slots=True, frozen=True)
class AdviceRepository:
    session: AsyncSession

    async def alone(self, user_id: UUID) -> None:
        """Hold back others who choose for the same person until this transaction ends."""
        key = func.hashtextextended(f"advice:{user_id}", 0)
        await self.session.execute(select(func.pg_advisory_xact_lock(key)))

    async def add(self, one: SaidAdvice) -> None:
        self.session.add(one)
        await self.session.flush()

    async def find(self, advice_id: UUID, user_id: UUID) -> SaidAdvice | None:
        """The owner's, locked, or None. Raises NotFound if it is somebody else's."""
        return await find_owned(self.session, SaidAdvice, advice_id, user_id, "advice")

    async def latest(self, user_id: UUID) -> SaidAdvice | None:
        """What was said last."""
        mine = (
            select(SaidAdvice)
            .where(SaidAdvice.user_id == user_id)
            .order_by(SaidAdvice.given_at.desc(), SaidAdvice.id)
            .limit(1)
        )
        return (await self.session.execute(mine)).scalar_one_or_none()

    async def said(self, user_id: UUID, since: datetime) -> tuple[Said, ...]:
        """What was said since then, and whatever was rated."""
        columns = (SaidAdvice.piece, SaidAdvice.signal, SaidAdvice.given_at, SaidAdvice.rating)
        mine = select(*columns).where(
            SaidAdvice.user_id == user_id,
            or_(SaidAdvice.given_at > since, SaidAdvice.rating.is_not(None)),
        )
        rows = await self.session.execute(mine)
        return tuple(Said(piece, Signal(signal), at, rating) for piece, signal, at, rating in rows)
