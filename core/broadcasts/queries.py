"""Reading broadcasts. Whoever asks has made sure that an owner is asking."""

from collections.abc import Collection
from dataclasses import dataclass, field
from uuid import UUID

import msgspec
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from core.broadcasts.contracts import BroadcastCard, BroadcastMessage, BroadcastState
from core.broadcasts.models import Broadcast


@dataclass(slots=True, frozen=True)
class BroadcastQueries:
    session: AsyncSession
    _messages: dict[UUID, tuple[BroadcastState, BroadcastMessage] | None] = field(
        default_factory=dict, init=False
    )

    async def get_card(self, broadcast_id: UUID) -> BroadcastCard | None:
        found = select(Broadcast).where(Broadcast.id == broadcast_id)
        broadcast = await self.session.scalar(found.execution_options(populate_existing=True))
        return broadcast.build_card() if broadcast else None

    async def list_latest(self, limit: int) -> tuple[BroadcastCard, ...]:
        """The newest first."""
        newest = select(Broadcast).order_by(Broadcast.created_at.desc(), Broadcast.id).limit(limit)
        return tuple(broadcast.build_card() for broadcast in await self.session.scalars(newest))

    async def find_paused(self, broadcasts: Collection[UUID]) -> frozenset[UUID]:
        """Those of them that pause."""
        still = select(Broadcast.id).where(
            Broadcast.id.in_(broadcasts), Broadcast.state == BroadcastState.PAUSED
        )
        return frozenset(await self.session.scalars(still))

    async def get_message(
        self, broadcast_id: UUID
    ) -> tuple[BroadcastState, BroadcastMessage] | None:
        """What is to be sent, and whether it still is; read once for all who get it together."""
        if broadcast_id not in self._messages:
            found = select(Broadcast.state, Broadcast.letter).where(Broadcast.id == broadcast_id)
            row = (await self.session.execute(found)).one_or_none()
            known = (
                (BroadcastState(row.state), msgspec.convert(row.letter, BroadcastMessage))
                if row
                else None
            )
            self._messages[broadcast_id] = known
        return self._messages[broadcast_id]
