"""Writing broadcasts."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from core.broadcasts.contracts import BroadcastState
from core.broadcasts.models import Broadcast
from core.kit.errors import NotFound


@dataclass(slots=True, frozen=True)
class BroadcastRepository:
    session: AsyncSession

    def add(self, broadcast: Broadcast) -> None:
        self.session.add(broadcast)

    async def find(self, broadcast_id: UUID) -> Broadcast | None:
        """The broadcast, locked."""
        return await self.session.get(Broadcast, broadcast_id, with_for_update=True)

    async def get(self, broadcast_id: UUID) -> Broadcast:
        """The broadcast, locked. Raises NotFound."""
        broadcast = await self.find(broadcast_id)
        if broadcast is None:
            raise NotFound("broadcast")
        return broadcast

    async def list_active(self) -> Sequence[Broadcast]:
        """Those with anything left to send or to count, locked; what another worker holds is left
        to it."""
        return (await self.session.scalars(_ACTIVE)).all()


_ACTIVE = (
    select(Broadcast)
    .where(or_(Broadcast.state == BroadcastState.RUNNING, func.cardinality(Broadcast.waiting) > 0))
    .order_by(Broadcast.started_at)
    .with_for_update(skip_locked=True)
)
