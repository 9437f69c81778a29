"""Writing advice; every look-up names the owner."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from core.advice.contracts import Signal
from core.advice.models import GivenAdvice
from core.advice.rules import GivenPiece
from core.kit.owned import find_owned_row


@dataclass(slots=True, frozen=True)
class AdviceRepository:
    session: AsyncSession

    async def lock_user(self, user_id: UUID) -> None:
        """Hold back others who choose for the same person until this transaction ends."""
        key = func.hashtextextended(f"advice:{user_id}", 0)
        await self.session.execute(select(func.pg_advisory_xact_lock(key)))

    async def add(self, advice: GivenAdvice) -> None:
        self.session.add(advice)
        await self.session.flush()

    async def find(self, advice_id: UUID, user_id: UUID) -> GivenAdvice | None:
        """The owner's, locked, or None. Raises NotFound if it is somebody else's."""
        return await find_owned_row(self.session, GivenAdvice, advice_id, user_id, "advice")

    async def get_latest(self, user_id: UUID) -> GivenAdvice | None:
        """What was said last."""
        mine = (
            select(GivenAdvice)
            .where(GivenAdvice.user_id == user_id)
            .order_by(GivenAdvice.given_at.desc(), GivenAdvice.id)
            .limit(1)
        )
        return (await self.session.execute(mine)).scalar_one_or_none()

    async def list_given(self, user_id: UUID, since: datetime) -> tuple[GivenPiece, ...]:
        """What was said since then, and whatever was rated."""
        columns = (GivenAdvice.piece, GivenAdvice.signal, GivenAdvice.given_at, GivenAdvice.rating)
        mine = select(*columns).where(
            GivenAdvice.user_id == user_id,
            or_(GivenAdvice.given_at > since, GivenAdvice.rating.is_not(None)),
        )
        rows = await self.session.execute(mine)
        return tuple(
            GivenPiece(piece, Signal(signal), at, rating) for piece, signal, at, rating in rows
        )
