"""What became of notifications, for the domains that asked for them."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from core.delivery.contracts import OPEN_OUTCOMES, Outcome
from core.delivery.models import DeliveryRow


@dataclass(slots=True, frozen=True)
class LedgerDeliveryOutcomes:
    """Implements the Endings port."""

    session: AsyncSession

    async def get_outcomes(self, keys: Sequence[str]) -> dict[str, Outcome]:
        ended = select(DeliveryRow.key, DeliveryRow.outcome).where(
            DeliveryRow.key.in_(keys), DeliveryRow.outcome.not_in(OPEN_OUTCOMES)
        )
        return {key: Outcome(outcome) for key, outcome in await self.session.execute(ended)}
