"""Reading the ledger: how sends go, for the owner, and how each ended, for other domains."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, Double, Integer, Select, cast, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from core.delivery.contracts import (
    FAILED_OUTCOMES,
    OPEN_OUTCOMES,
    Delivery,
    DeliverySummary,
    Outcome,
)
from core.delivery.models import DeliveryRow

HOURS = 24


@dataclass(slots=True, frozen=True)
class DeliveryQueries:
    session: AsyncSession

    async def get_outcomes(self, keys: Sequence[str]) -> dict[str, Outcome]:
        """How each ended; those that have not ended yet are left out."""
        ended = select(DeliveryRow.key, DeliveryRow.outcome).where(
            DeliveryRow.key.in_(keys), DeliveryRow.outcome.not_in(OPEN_OUTCOMES)
        )
        return {key: Outcome(outcome) for key, outcome in await self.session.execute(ended)}

    async def get_summary(self, since: datetime) -> DeliverySummary:
        """How the sends stand whose ledger rows changed at `since` or later."""
        recent = DeliveryRow.updated_at >= since
        counted = (
            select(DeliveryRow.outcome, DeliveryRow.reason, func.count())
            .where(recent)
            .group_by(DeliveryRow.outcome, DeliveryRow.reason)
        )
        outcomes, reasons = Counter[str](), Counter[str]()
        for outcome, reason, count in await self.session.execute(counted):
            outcomes[outcome] += count
            if outcome == Outcome.FAILED:
                reasons[reason or ""] += count
        p50, p99 = (await self.session.execute(_select_lateness(recent))).one()
        return DeliverySummary(
            open=sum(outcomes[each] for each in OPEN_OUTCOMES),
            sent=outcomes[Outcome.SENT],
            silenced=outcomes[Outcome.SILENCED],
            unknown=outcomes[Outcome.UNKNOWN],
            failed=dict(reasons.most_common()),
            late_p50=p50,
            late_p99=p99,
        )

    async def list_failures(self, limit: int) -> tuple[Delivery, ...]:
        """The sends that last ended as failed or unknown, the newest first."""
        bad = DeliveryRow.outcome.in_(FAILED_OUTCOMES)
        latest = select(DeliveryRow).where(bad).order_by(DeliveryRow.updated_at.desc())
        rows = (await self.session.execute(latest.limit(limit))).scalars()
        return tuple(row.build_delivery() for row in rows)

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


def _select_lateness(recent: ColumnElement[bool]) -> Select[float | None, float | None]:
    """Seconds from due to sent at the median and at 99 of 100; null where nothing was due."""
    epoch = func.extract("epoch", DeliveryRow.updated_at - DeliveryRow.due_at)
    late = func.greatest(cast(epoch, Double), 0.0)
    due = (DeliveryRow.outcome == Outcome.SENT) & DeliveryRow.due_at.is_not(None)
    shares = [func.percentile_cont(share).within_group(late) for share in (0.5, 0.99)]
    return select(*shares).where(recent, due)
