"""The figures that the owner's windows show, as a test puts them there."""

from collections.abc import Collection
from datetime import datetime, timedelta
from uuid import UUID

from core.delivery.contracts import Delivery, DeliverySummary, Outcome
from core.delivery.queries import HOURS, DeliveryQueries
from core.users.audience import AudienceQueries
from core.users.contracts import Segment
from tests.fakes.bots import MORNING


class CannedAudience:
    """AudienceQueries of a bot with a thousand people."""

    async def count_users(self) -> tuple[int, int]:
        return 1021, 3

    async def get_current_time(self) -> datetime:
        return MORNING

    async def count(self, segment: Segment, _: datetime) -> int:
        return {None: 21, "ru": 12, "uk": 5, "en": 0}[segment.locale]

    async def get_names(self, people: Collection[UUID]) -> dict[UUID, str]:
        return dict.fromkeys(people, "<b>Боря" * 20)


class CannedDeliveries:
    """DeliveryQueries; `failures` are the newest ones."""

    def __init__(self, *failures: Delivery) -> None:
        self._failures = failures

    async def get_summary(self, _: datetime) -> DeliverySummary:
        return DeliverySummary(
            open=2,
            sent=100,
            silenced=1,
            unknown=1,
            failed={"blocked": 4, "other": 1},
            late_p50=0.04,
            late_p99=1.23,
        )

    async def list_failures(self, limit: int) -> tuple[Delivery, ...]:
        return self._failures[:limit]

    async def count_sends(self, _: datetime) -> list[tuple[int, int]]:
        return [(hour, hour % 3) for hour in range(HOURS)]


def can_figures(*failures: Delivery) -> dict[type[object], object]:
    """What answers instead of the queries."""
    deliveries = CannedDeliveries(*failures)
    return {
        AudienceQueries: CannedAudience(),
        DeliveryQueries: deliveries,
    }


def build_failure(reason: str) -> Delivery:
    """A send that failed."""
    return Delivery(
        key="k",
        user_id=UUID(int=9),
        kind="task",
        outcome=Outcome.FAILED,
        reason=reason,
        updated_at=MORNING + timedelta(minutes=5),
    )
