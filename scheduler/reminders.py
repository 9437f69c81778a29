"""One tick: claim due reminders, write their notifications and next occurrences, commit."""

from dataclasses import dataclass
from datetime import datetime
from uuid import uuid5

import structlog
from dishka import AsyncContainer
from prometheus_client import Counter, Histogram
from sqlalchemy.ext.asyncio import AsyncSession

from core.kit.clock import Clock
from core.kit.crash import crash_point
from core.kit.messages import Notification
from core.kit.outbox import Outbox
from core.reminders.contracts import REACTED, ReminderDue
from core.reminders.repository import DueReminder, DueReminders

log = structlog.get_logger(__name__)
BATCH = 500
fired = Counter("uspevai_reminders_fired_total", "Reminder occurrences claimed", ["kind"])
lateness = Histogram(
    "uspevai_reminder_lateness_seconds",
    "From due to claimed",
    buckets=(0.1, 0.5, 1, 2, 5, 15, 60, 300, 3600, 86400),
)


@dataclass(slots=True, frozen=True)
class FireReminders:
    container: AsyncContainer
    clock: Clock

    async def __call__(self) -> datetime | None:
        """Fire all that is due now; returns when the next one is due (UTC)."""
        while await self._batch() == BATCH:
            pass
        async with self.container() as scope:
            return await (await scope.get(DueReminders)).next_due()

    async def _batch(self) -> int:
        now = self.clock.now()
        async with self.container() as scope:
            session, due = await scope.get(AsyncSession), await scope.get(DueReminders)
            outbox = await scope.get(Outbox)
            async with session.begin():
                claimed = await due.claim(now, BATCH)
                if not claimed:
                    return 0
                for one in claimed:
                    if one.kind in REACTED:
                        outbox.add(_event(one))
                    else:
                        outbox.notify(_notification(one))
                await due.advance(claimed, now)
                await outbox.flush()
                crash_point("scheduler.before_commit")
        crash_point("scheduler.after_commit")
        for one in claimed:
            fired.labels(one.kind).inc()
            lateness.observe((now - one.fire_at).total_seconds())
        return len(claimed)


def _event(due: DueReminder) -> ReminderDue:
    return ReminderDue(
        event_id=uuid5(due.id, due.fire_at.isoformat()),
        user_id=due.user_id,
        at=due.fire_at,
        kind=due.kind,
        subject_id=due.subject_id,
        due_at=due.fire_at,
    )


def _notification(due: DueReminder) -> Notification:
    return Notification(
        key=f"reminder:{due.id}:{due.fire_at.isoformat()}",
        kind=due.kind,
        user_id=due.user_id,
        subject_id=due.subject_id,
        due_at=due.fire_at,
    )
