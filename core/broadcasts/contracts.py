"""Broadcasts of the owners: commands, events, views."""

from datetime import datetime
from enum import StrEnum
from typing import Annotated, ClassVar
from uuid import UUID

import msgspec
from msgspec import Meta

from core.kit.messages import Command, Event
from core.users.contracts import Segment

TEXT_LENGTH = 4096  # what the messenger takes: UTF-16 units, without the markup
Html = Annotated[str, Meta(max_length=32_768)]


class BroadcastState(StrEnum):
    """Where a broadcast stands; `done` and `cancelled` are the ends."""

    DRAFT = "draft"
    RUNNING = "running"
    PAUSED = "paused"
    DONE = "done"
    CANCELLED = "cancelled"


class LinkButton(msgspec.Struct, frozen=True):
    """The button below the message; `url` is https."""

    text: Annotated[str, Meta(min_length=1, max_length=64)]
    url: Annotated[str, Meta(max_length=2048)]


class BroadcastMessage(msgspec.Struct, frozen=True, kw_only=True):
    """What people get: the messenger's HTML, for all, and in place of it for some languages."""

    text: Html
    variants: dict[str, Html] = {}
    button: LinkButton | None = None

    def get_text(self, locale: str) -> str:
        """The text for somebody who reads `locale`."""
        return self.variants.get(locale, self.text)


class BroadcastTally(msgspec.Struct, frozen=True, kw_only=True):
    """How the sends ended, in people. `waiting` are written down for delivery but not ended."""

    total: int
    sent: int
    failed: int
    unknown: int
    silenced: int
    waiting: int

    @property
    def ended_count(self) -> int:
        return self.sent + self.failed + self.unknown + self.silenced

    @property
    def remaining_count(self) -> int:
        return max(0, self.total - self.ended_count)

    @property
    def ended_percent(self) -> int:
        """People dealt with, of 100; 100 only when nobody is left."""
        if not self.remaining_count:
            return 100
        return min(99, 100 * self.ended_count // max(1, self.total))


class BroadcastCard(msgspec.Struct, frozen=True, kw_only=True):
    """A broadcast and its progress."""

    id: UUID
    state: BroadcastState
    letter: BroadcastMessage
    segment: Segment
    tally: BroadcastTally
    created_at: datetime
    started_at: datetime | None
    ended_at: datetime | None

    @property
    def is_moving(self) -> bool:
        """True while its figures may still change."""
        return (
            self.state in (BroadcastState.RUNNING, BroadcastState.PAUSED) or self.tally.waiting > 0
        )


class BroadcastCommand(Command[BroadcastCard], frozen=True, kw_only=True):
    """What is asked for of a broadcast."""

    broadcast_id: UUID


class CreateBroadcast(BroadcastCommand, frozen=True, kw_only=True):
    """Write a draft; with the id of a draft it is written anew."""

    subject: ClassVar[str] = "broadcasts.create"
    letter: BroadcastMessage
    segment: Segment


class StartBroadcast(BroadcastCommand, frozen=True, kw_only=True):
    """Whoever is there now gets it; who comes later does not."""

    subject: ClassVar[str] = "broadcasts.start"


class PauseBroadcast(BroadcastCommand, frozen=True, kw_only=True):
    subject: ClassVar[str] = "broadcasts.pause"


class ResumeBroadcast(BroadcastCommand, frozen=True, kw_only=True):
    subject: ClassVar[str] = "broadcasts.resume"


class CancelBroadcast(BroadcastCommand, frozen=True, kw_only=True):
    """Whoever has not got it yet never will."""

    subject: ClassVar[str] = "broadcasts.cancel"


class BroadcastStarted(Event, frozen=True, kw_only=True):
    subject: ClassVar[str] = "broadcasts.started"
    broadcast_id: UUID
    people: int


class BroadcastEnded(Event, frozen=True, kw_only=True):
    """It went out to everybody meant, or was cancelled."""

    subject: ClassVar[str] = "broadcasts.ended"
    broadcast_id: UUID
    state: BroadcastState
