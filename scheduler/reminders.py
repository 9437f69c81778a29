"""One tick: claim due reminders, write their notifications and next occurrences, commit."""

from collections import Counter as Count
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

import structlog
from dishka import AsyncContainer
from prometheus_client import Counter
from sqlalchemy.ext.asyncio import AsyncSession

from core.kit.clock import Clock
from core.kit.crash import crash_point
from core.kit.outbox import Outbox
from core.recurrence.schedules import InvalidRule
from core.recurrence.upcoming import NextOccurrenceCache
from core.reminders.due import DueReminderRepository
from core.reminders.rules import DueReminder, FiringBatch
from scheduler.lateness import lateness_histogram

log = structlog.get_logger(__name__)
BATCH_SIZE = 2000
fired_total = Counter("uspevai_reminders_fired_total", "Reminder occurrences claimed", ["kind"])
bundled_total = Counter("uspevai_reminders_kept_total", "Occurrences kept for a bundle", ["reason"])


@dataclass(slots=True, frozen=True)
class ReminderFirer:
    container: AsyncContainer
    clock: Clock
    upcoming: NextOccurrenceCache = field(default_factory=NextOccurrenceCache)

    async def __call__(self) -> datetime | None:
        """Fire all that is due now; returns when the next one is due (UTC)."""
        next_due = await self._find_next_due()
        if next_due is None or next_due > self.clock.now():
            return next_due
        while await self._fire_batch() == BATCH_SIZE:
            pass
        return await self._find_next_due()

    async def _find_next_due(self) -> datetime | None:
        async with self.container() as scope:
            return await (await scope.get(DueReminderRepository)).get_next_due()

    async def _fire_batch(self) -> int:
        now = self.clock.now()
        async with self.container() as scope:
            session, due = await scope.get(AsyncSession), await scope.get(DueReminderRepository)
            outbox = await scope.get(Outbox)
            async with session.begin():
                claimed = await due.claim_due(now, BATCH_SIZE)
                if not claimed:
                    return 0
                firing = self._build_firing(claimed, now)
                outbox.add_notifications(firing.notifications)
                for event in firing.events:
                    outbox.add(event)
                await due.complete_batch(firing, outbox)
                crash_point("scheduler.before_commit")
        crash_point("scheduler.after_commit")
        _count_metrics(claimed, firing)
        return len(claimed)

    def _build_firing(self, claimed: Sequence[DueReminder], now: datetime) -> FiringBatch:
        """What the batch comes to. One whose rule or zone is not known any more is silenced,
        so that it holds up nobody."""
        firing = FiringBatch(now, self.upcoming)
        for one in claimed:
            try:
                firing.add(one)
            except (InvalidRule, ValueError, KeyError):
                log.error("a reminder without a schedule is silenced", id=one.id)
                firing.moved.append((one.row_location, None))
        return firing


def _count_metrics(claimed: Sequence[DueReminder], firing: FiringBatch) -> None:
    for kind, many in Count(one.kind for one in claimed).items():
        fired_total.labels(kind).inc(many)
    for reason, many in Count(one.reason for one in firing.deferred).items():
        bundled_total.labels(reason).inc(many)
    for fire_at, many in Count(one.fire_at for one in claimed).items():
        lateness_histogram.observe_many((firing.now - fire_at).total_seconds(), many)
