"""Writing advice; every look-up names the owner."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import func, or_, select

from core.advice.contracts import Signal
from core.advice.models import GivenAdvice
from core.advice.rules import GivenPiece
from core.kit.repositories import OwnedRepository


class AdviceRepository(OwnedRepository[GivenAdvice]):
    model, name = GivenAdvice, "advice"

    async def lock_user(self, user_id: UUID) -> None:
        """Hold back others who choose for the same person until this transaction ends."""
        key = func.hashtextextended(f"advice:{user_id}", 0)
        await self.session.execute(select(func.pg_advisory_xact_lock(key)))

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
