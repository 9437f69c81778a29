"""Writing broadcasts."""

from collections.abc import Sequence

from sqlalchemy import func, or_, select

from core.broadcasts.contracts import BroadcastState
from core.broadcasts.models import Broadcast
from core.kit.repositories import KeyedRepository


class BroadcastRepository(KeyedRepository[Broadcast]):
    model, name = Broadcast, "broadcast"

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
