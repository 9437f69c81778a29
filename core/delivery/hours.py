"""The sends of the last day by the hour, for a picture."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Integer, cast, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from core.delivery.contracts import FAILED_OUTCOMES, Outcome
from core.delivery.models import DeliveryRow

HOURS = 24


@dataclass(slots=True, frozen=True)
class HourlySendQueries:
    session: AsyncSession

    async def count_sends(self, now: datetime) -> list[tuple[int, int]]:
        """(sent, failed or unknown) in each of the last HOURS hours up to `now`, oldest first."""
        begin = now - timedelta(hours=HOURS)
        past = func.extract("epoch", DeliveryRow.updated_at - begin) / 3600
        hour = cast(func.floor(past), Integer).label("hour")
        counted = (
            select(
                hour,
                func.count().filter(DeliveryRow.outcome == Outcome.SENT),
                func.count().filter(DeliveryRow.outcome.in_(FAILED_OUTCOMES)),
            )
            .where(DeliveryRow.updated_at >= begin, DeliveryRow.updated_at < now)
            .group_by(hour)
        )
        found = {row[0]: (row[1], row[2]) for row in await self.session.execute(counted)}
        return [found.get(number, (0, 0)) for number in range(HOURS)]
