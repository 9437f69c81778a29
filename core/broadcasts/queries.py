"""Reading broadcasts. Whoever asks has made sure that an owner is asking."""

from collections.abc import Collection
from dataclasses import dataclass, field
from uuid import UUID

import msgspec
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from core.broadcasts.contracts import BroadcastCard, Letter, State
from core.broadcasts.models import Broadcast


@dataclass(slots=True, frozen=True)
class BroadcastQueries:
    session: AsyncSession
    _letters: dict[UUID, tuple[State, Letter] | None] = field(default_factory=dict, init=False)

    async def card(self, broadcast_id: UUID) -> BroadcastCard | None:
        found = select(Broadcast).where(Broadcast.id == broadcast_id)
        broadcast = await self.session.scalar(found.execution_options(populate_existing=True))
        return broadcast.card() if broadcast else None

    async def latest(self, limit: int) -> tuple[BroadcastCard, ...]:
        """The newest first."""
        newest = select(Broadcast).order_by(Broadcast.created_at.desc(), Broadcast.id).limit(limit)
        return tuple(broadcast.card() for broadcast in await self.session.scalars(newest))

    async def paused(self, broadcasts: Collection[UUID]) -> frozenset[UUID]:
        """Those of them that pause."""
        still = select(Broadcast.id).where(
            Broadcast.id.in_(broadcasts), Broadcast.state == State.PAUSED
        )
        return frozenset(await self.session.scalars(still))

    async def letter(self, broadcast_id: UUID) -> tuple[State, Letter] | None:
        """What is to be sent, and whether it still is; read once for all who get it together."""
        if broadcast_id not in self._letters:
            found = select(Broadcast.state, Broadcast.letter).where(Broadcast.id == broadcast_id)
            row = (await self.session.execute(found)).one_or_none()
            known = (State(row.state), msgspec.convert(row.letter, Letter)) if row else None
            self._letters[broadcast_id] = known
        return self._letters[broadcast_id]
