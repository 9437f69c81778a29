"""What an owner can do with broadcasts; one class a command. Nobody else can do anything."""

from dataclasses import dataclass
from uuid import UUID

import msgspec

from core.broadcasts import contracts as c
from core.broadcasts.models import Broadcast
from core.broadcasts.repository import BroadcastRepository
from core.broadcasts.rules import Act, after, check_letter
from core.broadcasts.sending import hand_over_again
from core.kit.clock import Clock
from core.kit.outbox import Outbox
from core.users.contracts import Crowd, Owners


@dataclass(slots=True, frozen=True, kw_only=True)
class BroadcastDesk:
    """What every use case of broadcasts needs: who may, the rows, what is told."""

    owners: Owners
    broadcasts: BroadcastRepository
    outbox: Outbox
    clock: Clock

    async def act(self, user_id: UUID, broadcast_id: UUID, act: Act) -> tuple[Broadcast, bool]:
        """The broadcast in its new state, and whether that is new. Raises DomainError."""
        self.owners.admit(user_id, "broadcast")
        broadcast = await self.broadcasts.get(broadcast_id)
        state = after(c.State(broadcast.state), act)
        fresh = state is not c.State(broadcast.state)
        if fresh:
            broadcast.state, broadcast.moved_at = state, self.clock.now()
        return broadcast, fresh


@dataclass(slots=True, frozen=True, kw_only=True)
class CreateBroadcast:
    desk: BroadcastDesk

    async def __call__(self, command: c.CreateBroadcast) -> c.BroadcastCard:
        self.desk.owners.admit(command.user_id, "broadcast")
        check_letter(command.letter)
        broadcast = await self.desk.broadcasts.find(command.broadcast_id)
        if broadcast is None:
            broadcast = self._new(command)
            self.desk.broadcasts.add(broadcast)
        after(c.State(broadcast.state), "start")  # what has begun is not written anew
        if broadcast.state == c.State.DRAFT:
            broadcast.letter = msgspec.to_builtins(command.letter)
            broadcast.segment = msgspec.to_builtins(command.segment)
        return broadcast.card()

    def _new(self, command: c.CreateBroadcast) -> Broadcast:
        return Broadcast(
            id=command.broadcast_id,
            owner_id=command.user_id,
            state=c.State.DRAFT,
            letter={},
            segment={},
            enumerated=False,
            waiting=[],
            total=0,
            sent=0,
            failed=0,
            unknown=0,
            silenced=0,
            created_at=self.desk.clock.now(),
        )


@dataclass(slots=True, frozen=True, kw_only=True)
class StartBroadcast:
    desk: BroadcastDesk
    crowd: Crowd

    async def __call__(self, command: c.StartBroadcast) -> c.BroadcastCard:
        broadcast, fresh = await self.desk.act(command.user_id, command.broadcast_id, "start")
        if fresh:
            now = broadcast.started_at = self.desk.clock.now()
            broadcast.audience_until = until = await self.crowd.instant()
            broadcast.total = await self.crowd.count(broadcast.meant, until)
            self.desk.outbox.add(
                c.BroadcastStarted(
                    user_id=command.user_id,
                    at=now,
                    broadcast_id=broadcast.id,
                    people=broadcast.total,
                )
            )
        return broadcast.card()


@dataclass(slots=True, frozen=True, kw_only=True)
class PauseBroadcast:
    desk: BroadcastDesk

    async def __call__(self, command: c.PauseBroadcast) -> c.BroadcastCard:
        broadcast, _ = await self.desk.act(command.user_id, command.broadcast_id, "pause")
        return broadcast.card()


@dataclass(slots=True, frozen=True, kw_only=True)
class ResumeBroadcast:
    desk: BroadcastDesk

    async def __call__(self, command: c.ResumeBroadcast) -> c.BroadcastCard:
        """What delivery had put off it gets again, not only when it looks by itself."""
        broadcast, fresh = await self.desk.act(command.user_id, command.broadcast_id, "resume")
        if fresh:
            hand_over_again(self.desk.outbox, broadcast, self.desk.clock.now())
        return broadcast.card()


@dataclass(slots=True, frozen=True, kw_only=True)
class CancelBroadcast:
    desk: BroadcastDesk

    async def __call__(self, command: c.CancelBroadcast) -> c.BroadcastCard:
        """What waits at delivery it gets again, to be silenced now."""
        broadcast, fresh = await self.desk.act(command.user_id, command.broadcast_id, "cancel")
        if fresh:
            now = broadcast.ended_at = self.desk.clock.now()
            hand_over_again(self.desk.outbox, broadcast, now)
            self.desk.outbox.add(
                c.BroadcastEnded(
                    user_id=command.user_id,
                    at=now,
                    broadcast_id=broadcast.id,
                    state=c.State.CANCELLED,
                )
            )
        return broadcast.card()
