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
from core.recurrence.upcoming import Upcoming
from core.reminders.bundles import Bundles
from core.reminders.due import DueReminders
from core.reminders.firing import Due, Firing
from scheduler.lateness import lateness

log = structlog.get_logger(__name__)
BATCH = 2000
fired = Counter("uspevai_reminders_fired_total", "Reminder occurrences claimed", ["kind"])
kept = Counter("uspevai_reminders_kept_total", "Occurrences kept for a bundle", ["reason"])


@dataclass(slots=True, frozen=True)
class FireReminders:
    container: AsyncContainer
    clock: Clock
    upcoming: Upcoming = field(default_factory=Upcoming)

    async def __call__(self) -> datetime | None:
        """Fire all that is due now; returns when the next one is due (UTC)."""
        next_due = await self._next_due()
        if next_due is None or next_due > self.clock.now():
            return next_due
        while await self._batch() == BATCH:
            pass
        return await self._next_due()

    async def _next_due(self) -> datetime | None:
        async with self.container() as scope:
            return await (await scope.get(DueReminders)).next_due()

    async def _batch(self) -> int:
        now = self.clock.now()
        async with self.container() as scope:
            session, due = await scope.get(AsyncSession), await scope.get(DueReminders)
            outbox, bundles = await scope.get(Outbox), await scope.get(Bundles)
            async with session.begin():
                claimed = await due.claim(now, BATCH)
                if not claimed:
                    return 0
                firing = self._decided(claimed, now)
                outbox.notify_all(firing.notes)
                for event in firing.events:
                    outbox.add(event)
                await due.settle(firing, outbox)
                await bundles.keep(firing.kept)
                crash_point("scheduler.before_commit")
        crash_point("scheduler.after_commit")
        _count(claimed, firing)
        return len(claimed)

    def _decided(self, claimed: Sequence[Due], now: datetime) -> Firing:
        """What the batch comes to. One whose rule or zone is not known any more is silenced,
        so that it holds up nobody."""
        firing = Firing(now, self.upcoming)
        for one in claimed:
            try:
                firing.add(one)
            except (InvalidRule, ValueError, KeyError):
                log.error("a reminder without a schedule is silenced", id=one.id)
                firing.moved.append((one.place, None))
        return firing


def _count(claimed: Sequence[Due], firing: Firing) -> None:
    for kind, many in Count(one.kind for one in claimed).items():
        fired.labels(kind).inc(many)
    for reason, many in Count(one.reason for one in firing.kept).items():
        kept.labels(reason).inc(many)
    for fire_at, many in Count(one.fire_at for one in claimed).items():
        lateness.observe((firing.now - fire_at).total_seconds(), many)
