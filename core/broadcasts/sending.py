"""How a broadcast goes out: a few people ahead of delivery, never more.

Each step is one transaction on the broadcast's locked row: what has ended is counted, the next
people are written to the outbox, the cursor moves. A process that dies loses or repeats nobody,
and a pause has little to hold back.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from core.broadcasts.contracts import BroadcastEnded, BroadcastState
from core.broadcasts.models import Broadcast
from core.broadcasts.repository import BroadcastRepository
from core.broadcasts.rules import build_notification_key, get_next_state
from core.delivery.contracts import DeliveryOutcomes, Kind, Outcome
from core.kit.clock import Clock
from core.kit.messages import Notification
from core.kit.outbox import Outbox
from core.users.contracts import Audience

LANE = Kind.BROADCAST.value
# Nothing ended for so long: the messages may be lost with NATS, and are handed over once more.
STUCK_AFTER = timedelta(minutes=10)


def build_notifications(broadcast_id: UUID, people: Iterable[UUID]) -> Sequence[Notification]:
    """What delivery gets: it finds the words itself, when it sends."""
    return [
        Notification(
            key=build_notification_key(broadcast_id, person),
            kind=Kind.BROADCAST,
            user_id=person,
            subject_id=broadcast_id,
        )
        for person in people
    ]


def requeue_pending(outbox: Outbox, broadcast: Broadcast, now: datetime) -> None:
    """Give delivery once more whom it has not dealt with: the ledger lets each through once."""
    notes = build_notifications(broadcast.id, broadcast.waiting)
    outbox.add_notifications(notes, lane=LANE, repeat_key=now.isoformat())


@dataclass(slots=True, frozen=True, kw_only=True)
class BroadcastSender:
    """One step of every broadcast that is under way; the caller commits."""

    broadcasts: BroadcastRepository
    audience: Audience
    outcomes: DeliveryOutcomes
    outbox: Outbox
    clock: Clock

    async def __call__(self, ahead: int) -> bool:
        """Go on, at most `ahead` people before delivery; False when nothing is under way."""
        moving = await self.broadcasts.list_active()
        for broadcast in moving:
            await self._count_ended(broadcast)
            if broadcast.state == BroadcastState.RUNNING:
                await self._queue_next(broadcast, ahead)
                self._finish_broadcast(broadcast)
        return bool(moving)

    async def _count_ended(self, broadcast: Broadcast) -> None:
        """Count those whose send has ended."""
        if not broadcast.waiting:
            return
        keys = {
            build_notification_key(broadcast.id, person): person for person in broadcast.waiting
        }
        ended = await self.outcomes.get_outcomes(list(keys))
        if not ended:
            await self._retry_stuck(broadcast)
            return
        for outcome in ended.values():
            _count_outcome(broadcast, outcome)
        broadcast.waiting = [person for key, person in keys.items() if key not in ended]
        broadcast.moved_at = self.clock.now()

    async def _retry_stuck(self, broadcast: Broadcast) -> None:
        """When nothing has moved for long: whoever is gone has no ledger to look into, and for all
        others the messages may be lost."""
        now = self.clock.now()
        if (
            broadcast.state == BroadcastState.PAUSED
            or (broadcast.moved_at or now) > now - STUCK_AFTER
        ):
            return
        known = await self.audience.get_names(broadcast.waiting)
        broadcast.failed += len(broadcast.waiting) - len(known)
        broadcast.waiting = [person for person in broadcast.waiting if person in known]
        requeue_pending(self.outbox, broadcast, now)
        broadcast.moved_at = now

    async def _queue_next(self, broadcast: Broadcast, ahead: int) -> None:
        """The next people, once there is room for a good part of `ahead`."""
        free_slots = ahead - len(broadcast.waiting)
        if broadcast.enumerated or free_slots < max(1, ahead // 4):
            return
        assert broadcast.audience_until
        people = await self.audience.list_page(
            broadcast.audience_segment, broadcast.audience_until, broadcast.cursor, free_slots
        )
        broadcast.enumerated = len(people) < free_slots
        if people:
            self.outbox.add_notifications(build_notifications(broadcast.id, people), lane=LANE)
            broadcast.waiting = [*broadcast.waiting, *people]
            broadcast.cursor, broadcast.moved_at = people[-1], self.clock.now()

    def _finish_broadcast(self, broadcast: Broadcast) -> None:
        if not broadcast.enumerated or broadcast.waiting:
            return
        now = self.clock.now()
        broadcast.state, broadcast.ended_at = get_next_state(BroadcastState.RUNNING, "finish"), now
        broadcast.total = (
            broadcast.current_tally.ended_count
        )  # some have left the segment on the way
        self.outbox.add(
            BroadcastEnded(
                user_id=broadcast.owner_id,
                at=now,
                broadcast_id=broadcast.id,
                state=BroadcastState.DONE,
            )
        )


def _count_outcome(broadcast: Broadcast, outcome: Outcome) -> None:
    if outcome is Outcome.SENT:
        broadcast.sent += 1
    elif outcome is Outcome.UNKNOWN:
        broadcast.unknown += 1
    elif outcome is Outcome.SILENCED:
        broadcast.silenced += 1
    else:
        broadcast.failed += 1
