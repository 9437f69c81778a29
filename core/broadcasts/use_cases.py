"""What an owner can do with broadcasts; one class a command. Nobody else can do anything."""

from dataclasses import dataclass
from typing import ClassVar, Generic, TypeVar
from uuid import UUID

import msgspec

from core.broadcasts import contracts as c
from core.broadcasts.models import Broadcast
from core.broadcasts.repository import BroadcastRepository
from core.broadcasts.rules import BroadcastAction, check_message, get_next_state
from core.broadcasts.sending import requeue_pending
from core.kit.clock import Clock
from core.kit.outbox import Outbox
from core.users.contracts import Audience, Owners

C = TypeVar("C", bound=c.BroadcastCommand)


@dataclass(slots=True, frozen=True, kw_only=True)
class BroadcastService:
    """What every use case of broadcasts needs: who may, the rows, what is told."""

    owners: Owners
    broadcasts: BroadcastRepository
    outbox: Outbox
    clock: Clock

    async def change_state(
        self, user_id: UUID, broadcast_id: UUID, action: BroadcastAction
    ) -> tuple[Broadcast, bool]:
        """The broadcast in its new state, and whether that is new. Raises DomainError."""
        self.owners.check_owner(user_id, "broadcast")
        broadcast = await self.broadcasts.get(broadcast_id)
        state = get_next_state(c.BroadcastState(broadcast.state), action)
        fresh = state is not c.BroadcastState(broadcast.state)
        if fresh:
            broadcast.state, broadcast.moved_at = state, self.clock.now()
        return broadcast, fresh


@dataclass(slots=True, frozen=True, kw_only=True)
class CreateBroadcast:
    service: BroadcastService

    async def __call__(self, command: c.CreateBroadcast) -> c.BroadcastCard:
        self.service.owners.check_owner(command.user_id, "broadcast")
        check_message(command.letter)
        broadcast = await self.service.broadcasts.find(command.broadcast_id)
        if broadcast is None:
            broadcast = self._create_draft(command)
            self.service.broadcasts.add(broadcast)
        get_next_state(
            c.BroadcastState(broadcast.state), "start"
        )  # what has begun is not written anew
        if broadcast.state == c.BroadcastState.DRAFT:
            broadcast.letter = msgspec.to_builtins(command.letter)
            broadcast.segment = msgspec.to_builtins(command.segment)
        return broadcast.build_card()

    def _create_draft(self, command: c.CreateBroadcast) -> Broadcast:
        return Broadcast(
            id=command.broadcast_id,
            owner_id=command.user_id,
            state=c.BroadcastState.DRAFT,
            letter={},
            segment={},
            enumerated=False,
            waiting=[],
            total=0,
            sent=0,
            failed=0,
            unknown=0,
            silenced=0,
            created_at=self.service.clock.now(),
        )


@dataclass(slots=True, frozen=True, kw_only=True)
class _StateUseCase(Generic[C]):
    """An action on a broadcast; `publish_change` follows where its state is new."""

    service: BroadcastService
    action: ClassVar[BroadcastAction]

    async def __call__(self, command: C) -> c.BroadcastCard:
        user_id = command.user_id
        broadcast, fresh = await self.service.change_state(
            user_id, command.broadcast_id, self.action
        )
        if fresh:
            await self.publish_change(broadcast, user_id)
        return broadcast.build_card()

    async def publish_change(self, broadcast: Broadcast, user_id: UUID) -> None:
        """Nobody needs to know unless a subclass says so."""


@dataclass(slots=True, frozen=True, kw_only=True)
class StartBroadcast(_StateUseCase[c.StartBroadcast]):
    action = "start"
    audience: Audience

    async def publish_change(self, broadcast: Broadcast, user_id: UUID) -> None:
        now = broadcast.started_at = self.service.clock.now()
        broadcast.audience_until = until = await self.audience.get_current_time()
        people = broadcast.total = await self.audience.count(broadcast.audience_segment, until)
        started = c.BroadcastStarted(
            user_id=user_id, at=now, broadcast_id=broadcast.id, people=people
        )
        self.service.outbox.add(started)


class PauseBroadcast(_StateUseCase[c.PauseBroadcast]):
    action = "pause"


class ResumeBroadcast(_StateUseCase[c.ResumeBroadcast]):
    """What delivery had put off it gets again, not only when it looks by itself."""

    action = "resume"

    async def publish_change(self, broadcast: Broadcast, user_id: UUID) -> None:
        requeue_pending(self.service.outbox, broadcast, self.service.clock.now())


class CancelBroadcast(_StateUseCase[c.CancelBroadcast]):
    """What waits at delivery it gets again, to be silenced now."""

    action = "cancel"

    async def publish_change(self, broadcast: Broadcast, user_id: UUID) -> None:
        now = broadcast.ended_at = self.service.clock.now()
        requeue_pending(self.service.outbox, broadcast, now)
        state = c.BroadcastState.CANCELLED
        self.service.outbox.add(
            c.BroadcastEnded(user_id=user_id, at=now, broadcast_id=broadcast.id, state=state)
        )
