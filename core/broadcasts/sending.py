"""How a broadcast goes out: a few people ahead of delivery, never more.

Each step is one transaction on the broadcast's locked row: what has ended is counted, the next
people are written to the outbox, the cursor moves. A process that dies loses or repeats nobody,
and a pause has little to hold back.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from core.broadcasts.contracts import BroadcastEnded, State
from core.broadcasts.models import Broadcast
from core.broadcasts.repository import BroadcastRepository
from core.broadcasts.rules import after, key_of
from core.kit.clock import Clock
from core.kit.messages import Notification
from core.kit.outbox import Outbox
from core.notifications.contracts import Endings, Kind, Outcome
from core.users.contracts import Crowd

LANE = Kind.BROADCAST.value
# Nothing ended for so long: the messages may be lost with NATS, and are handed over once more.
STUCK = timedelta(minutes=10)


def notes_of(broadcast_id: UUID, people: Iterable[UUID]) -> Sequence[Notification]:
    """What delivery gets: it finds the words itself, when it sends."""
    return [
        Notification(
            key=key_of(broadcast_id, person),
            kind=Kind.BROADCAST,
            user_id=person,
            subject_id=broadcast_id,
        )
        for person in people
    ]


def hand_over_again(outbox: Outbox, broadcast: Broadcast, now: datetime) -> None:
    """Give delivery once more whom it has not dealt with: the ledger lets each through once."""
    notes = notes_of(broadcast.id, broadcast.waiting)
    outbox.notify_all(notes, lane=LANE, again=now.isoformat())


@dataclass(slots=True, frozen=True, kw_only=True)
class AdvanceBroadcasts:
    """One step of every broadcast that is under way; the caller commits."""

    broadcasts: BroadcastRepository
    crowd: Crowd
    endings: Endings
    outbox: Outbox
    clock: Clock

    async def __call__(self, ahead: int) -> bool:
        """Go on, at most `ahead` people before delivery; False when nothing is under way."""
        moving = await self.broadcasts.moving()
        for broadcast in moving:
            await self._settle(broadcast)
            if broadcast.state == State.RUNNING:
                await self._hand_over(broadcast, ahead)
                self._finish(broadcast)
        return bool(moving)

    async def _settle(self, broadcast: Broadcast) -> None:
        """Count those whose send has ended."""
        if not broadcast.waiting:
            return
        keys = {key_of(broadcast.id, person): person for person in broadcast.waiting}
        ended = await self.endings.of(list(keys))
        if not ended:
            await self._rouse(broadcast)
            return
        for outcome in ended.values():
            _count(broadcast, outcome)
        broadcast.waiting = [person for key, person in keys.items() if key not in ended]
        broadcast.moved_at = self.clock.now()

    async def _rouse(self, broadcast: Broadcast) -> None:
        """When nothing has moved for long: whoever is gone has no ledger to look into, and for all
        others the messages may be lost."""
        now = self.clock.now()
        if broadcast.state == State.PAUSED or (broadcast.moved_at or now) > now - STUCK:
            return
        known = await self.crowd.names(broadcast.waiting)
        broadcast.failed += len(broadcast.waiting) - len(known)
        broadcast.waiting = [person for person in broadcast.waiting if person in known]
        hand_over_again(self.outbox, broadcast, now)
        broadcast.moved_at = now

    async def _hand_over(self, broadcast: Broadcast, ahead: int) -> None:
        """The next people, once there is room for a good part of `ahead`."""
        room = ahead - len(broadcast.waiting)
        if broadcast.enumerated or room < max(1, ahead // 4):
            return
        assert broadcast.audience_until
        people = await self.crowd.page(
            broadcast.meant, broadcast.audience_until, broadcast.cursor, room
        )
        broadcast.enumerated = len(people) < room
        if people:
            self.outbox.notify_all(notes_of(broadcast.id, people), lane=LANE)
            broadcast.waiting = [*broadcast.waiting, *people]
            broadcast.cursor, broadcast.moved_at = people[-1], self.clock.now()

    def _finish(self, broadcast: Broadcast) -> None:
        if not broadcast.enumerated or broadcast.waiting:
            return
        now = self.clock.now()
        broadcast.state, broadcast.ended_at = after(State.RUNNING, "finish"), now
        broadcast.total = broadcast.tally.ended  # some have left the segment on the way
        self.outbox.add(
            BroadcastEnded(
                user_id=broadcast.owner_id, at=now, broadcast_id=broadcast.id, state=State.DONE
            )
        )


def _count(broadcast: Broadcast, outcome: Outcome) -> None:
    if outcome is Outcome.SENT:
        broadcast.sent += 1
    elif outcome is Outcome.UNKNOWN:
        broadcast.unknown += 1
    elif outcome is Outcome.SILENCED:
        broadcast.silenced += 1
    else:
        broadcast.failed += 1
